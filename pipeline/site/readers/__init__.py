"""What readers, search engines and feed readers get of an article besides its text."""
