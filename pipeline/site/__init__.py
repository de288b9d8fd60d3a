"""Articles that may be published → pages."""
