"""The fixed words of the drafter's guidance for a writer, so that a check can find guidance left in the text.

Guidance stands in an HTML comment, which counts as nothing. Whoever moves it out of the comment leaves these words in
front of the reader; the ledger does not hold them. A test holds the drafter to them.
"""

from __future__ import annotations

from pipeline.lexicon.named import lines

# The sentences that open the comment; nobody else writes them.
GUIDANCE_MARKS = (*lines("ja", "guidance/opening"), *lines("en", "guidance/opening"))

# What each kind of question always says. A person may ask the like, so they count only as the end of a line, as a question.
GUIDANCE_QUESTIONS = (*lines("ja", "guidance/questions"), *lines("en", "guidance/questions"))
