"""What of Markdown and HTML a reader sees, with lines of the file."""
