"""Before the interview: a brief to fill in and the questions that fetch the three human sections (`pipeline prepare`)."""

from __future__ import annotations

from pipeline.wording import Language, Text

_PAGE = Text(
    """# 取材の準備：{topic}

## 書く前に決める（一行ずつ）

- 読者：「{topic}」について、誰の、どんな判断の役に立てますか（職種と、迷っていること）：
- 仮説：取材の前に、答えは何だと思っていますか：
- 見方が変わるとき：何を聞いたら（または見たら）、その仮説を捨てますか：
- 書かないこと：話がそれても追わないことは何ですか：

## 話を聞く人

- 「{topic}」を自分の手でやった人：
- それで困った人、反対した人：
- 外から見ていた人（客、取引先）：

## 質問

体験のために（場面を聞く）
1. 「{topic}」に初めて本気で向き合ったのは、いつ、どこで、誰といたときですか。
2. その日のことを、朝から順に教えてください。何が見えて、何が聞こえましたか。
3. いちばんうまくいかなかったのはいつですか。そのとき、何と言いましたか、何と言われましたか。

数字のために
4. 前と後で、何がいくつからいくつになりましたか。誰が、どうやって数えましたか。

意見のために（割れるところを聞く）
5. 「{topic}」についてよく言われることで、間違っていると思うのは何ですか。なぜですか。
6. 反対する人は何と言いますか。その人の言い分で、もっともだと思うのはどこですか。

意思決定のために（選んだことと、選ばなかったこと）
7. 何と何で迷いましたか。決め手は何でしたか。決めたのは誰ですか。
8. 検討して、やらないと決めたことは何ですか。今でもそれでよかったと思いますか。
9. 何が起きたら、その決定を見直しますか。

最後に
10. 「これだけは聞かれなかった」と思うことは何ですか。ほかに誰に聞くべきですか。

## 持って行く、見てくる

- 録音してよいか、名前と言葉を出してよいかを、始める前に一人ずつ確かめる
- 「{topic}」の実物か現場を一つ、自分の目で見て、写真とメモを残す
""",
    """# Preparing an interview: {topic}

## Decide first (a line each)

- Reader: whose decision about {topic} should this help (their work, and what they are unsure of):
- Hypothesis: what do you believe the answer is, before you have asked anybody:
- What would change our mind: what would you have to hear or see to give that up:
- Left out: what will you not follow, however interesting:

## Whom to ask

- somebody who did {topic} with their own hands:
- somebody whom it cost something, or who was against it:
- somebody who saw it from outside (a customer, a supplier):

## Questions

For the lived experience (scenes)
1. When did you first deal with {topic} in earnest: where were you, and who was there?
2. Take me through that day from the morning on. What could one see and hear?
3. When did it go worst? What did you say, and what was said to you?

For the figures
4. From how many to how many, before and after? Who counted, and how?

For the opinion (where people part ways)
5. What is often said about {topic} that you think is wrong? Why?
6. What would somebody say who disagrees with you, and where do they have a point?

For the decision (what was chosen, and what was not)
7. Between what did you waver, what settled it, and who decided?
8. What did you consider and decide against? Do you still think so?
9. What would have to happen for you to look at that decision again?

At the end
10. What did I not ask that I should have? Whom else should I ask?

## To take along, to go and see

- before you begin, ask each person whether you may record, and print their name and their words
- see one thing or place of {topic} with your own eyes; keep a photograph and a note
""",
)


def page(topic: str, language: Language) -> str:
    """The whole page, in Markdown."""
    return _PAGE.filled(topic=" ".join(topic.split())).render(language)
