"""What the notes hold: units of speech, topics, questions, figures."""
