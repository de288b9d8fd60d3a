"""What an article says that can be wrong, and what backs it: quotations, figures and claims against the notes."""
