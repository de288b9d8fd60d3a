"""Pure measures of text: Markdown structure, visible text, Japanese, English, similarity."""
