"""What to ask the writer of a human section where no interview gives better questions."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.article import Kind
from pipeline.wording import Text

GENERAL: Mapping[Kind, tuple[Text, ...]] = {
    "lived-experience": (
        Text("いつ、どこで、誰と、何をしましたか。", "When, where and with whom did you do what?"),
        Text("思いどおりにいかなかったことは何ですか。", "What did not go as you had expected?"),
        Text(
            "その場にいた人しか知らないことを一つ挙げるなら何ですか。", "What would only somebody who was there know?"
        ),
    ),
    "opinion": (
        Text("あなたはどちらの立場ですか。その理由は何ですか。", "Where do you stand, and why?"),
        Text("よく言われることと、あなたの考えはどこが違いますか。", "Where do you differ from what is usually said?"),
        Text("反対の立場の人に、何と答えますか。", "What would you answer somebody who disagrees?"),
    ),
    "decision": (
        Text("何を選びましたか。", "What did you choose?"),
        Text("やらないと決めたことは何ですか。なぜですか。", "What did you decide against, and why?"),
        Text("誰が責任を持ち、いつ見直しますか。", "Who answers for it, and when will you look at it again?"),
    ),
    "story": (
        Text("どこから始まり、何が起き、どう終わりましたか。", "Where did it begin, what happened, how did it end?"),
        Text("いちばん迷ったのはどの場面ですか。", "At which point were you least sure?"),
    ),
}
