"""Drafts from elsewhere: a chat, a Word or Markdown file, held against the notes sentence by sentence."""
