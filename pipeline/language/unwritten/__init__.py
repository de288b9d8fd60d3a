"""Whether a human section is about its subject: reasons to doubt it that can be named and shown, and how much of it they cover."""
