"""Pure measures of text: sentences, Japanese, English, numbers and days, what is said and how like two texts are."""
