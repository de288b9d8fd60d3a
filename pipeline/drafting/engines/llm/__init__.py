"""A draft by a language model of the writer's choice, each sentence held to the notes."""
