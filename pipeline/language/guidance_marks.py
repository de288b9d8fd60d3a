"""The words with which the drafter opens its guidance for a writer, so that a check can find guidance left in the text.

Guidance stands in an HTML comment, which counts as nothing. Whoever moves it out of the comment leaves these words in
front of the reader; the ledger does not hold them.
"""

from __future__ import annotations

from pipeline.wording import Text

# First words of the comment that `pipeline draft` and `pipeline new` leave in a human section.
GUIDANCE_LEAD = Text("書き手への質問（機械が用意しました）", "Questions for the writer (prepared by the machine)")
# Closing words of the same comment.
GUIDANCE_CLOSE = Text(
    "答えをこのコメントの下に、自分の言葉で書いてください。", "Answer below this comment, in your own words."
)

GUIDANCE_MARKS: tuple[str, ...] = tuple(mark for text in (GUIDANCE_LEAD, GUIDANCE_CLOSE) for mark in (text.ja, text.en))
