"""The fixed words of the drafter's guidance for a writer, so that a check can find guidance left in the text.

Guidance stands in an HTML comment, which counts as nothing. Whoever moves it out of the comment leaves these words in
front of the reader; the ledger does not hold them. A test holds the drafter to them.
"""

from __future__ import annotations

# The sentences that open the comment; nobody else writes them.
GUIDANCE_MARKS = (
    "この節は人が書きます。",
    "次の問いが手がかりです。",
    "A person writes this section:",
    "These questions may help.",
)

# What each kind of question always says. A person may ask the like, so they count only as the end of a line, as a question.
GUIDANCE_QUESTIONS = (
    "その数字にあたるものを見ましたか",
    "その場で何が起きましたか。相手の様子は",
    "あなた自身がやってみたこと、失敗したことはありますか",
    "いちばん印象に残ったのは何ですか",
    "あなたは賛成ですか、反対ですか",
    "よく言われることと、あなたの考えはどこが違いますか",
    "何と比べてそう思いますか",
    "うのみにできないと感じた点はどこですか",
    "あなた（のチーム）は何を決めましたか",
    "やらないと決めたことは何ですか。な",
    "どの数字なら決定を変えますか",
    "その決定に責任を持つのは誰ですか",
    "その前に何があり、その後どうなりましたか",
    "話を聞くことになったきっかけは何ですか",
    "を初めて知ったのはいつ、どんな場面ですか",
    "いつ、どこで、誰と、何をしましたか",
    "思いどおりにいかなかったことは何ですか",
    "その場にいた人しか知らないことを一つ挙げるなら何ですか",
    "あなたはどちらの立場ですか",
    "反対の立場の人に、何と答えますか",
    "何を選びましたか",
    "誰が責任を持ち、いつ見直しますか",
    "どこから始まり、何が起き、どう終わりましたか",
    "いちばん迷ったのはどの場面ですか",
    "Did you see for yourself what stands behind it",
    "What happened in the room when you heard that?",
    "What have you yourself tried with",
    "What struck you most that is not in the recording?",
    "Do you agree or not? Why?",
    "Where does your view of",
    "a lot or a little in your eyes?",
    "would you not take at face value?",
    "What did you (or your team) decide after that?",
    "did you consider and decide against?",
    "Which figure would change your mind?",
    "Who answers for that decision?",
    "What came before it, and what came of it?",
    "How did you come to talk to",
    "When and how did you first come across",
    "When, where and with whom did you do what?",
    "What did not go as you had expected?",
    "What would only somebody who was there know?",
    "Where do you stand, and why?",
    "Where do you differ from what is usually said?",
    "What would you answer somebody who disagrees?",
    "What did you choose?",
    "What did you decide against, and why?",
    "Who answers for it, and when will you look at it again?",
    "Where did it begin, what happened, how did it end?",
    "At which point were you least sure?",
)
