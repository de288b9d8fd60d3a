"""What `pipeline init` writes."""
