"""Two short interviews written for the tests, with everything a drafter meets: small talk, figures, secrets."""

from __future__ import annotations

from pipeline.model.notes import Notes
from pipeline.sources import notes
from pipeline.wording import Language

JA = """\
---
interviewee: 小野寺
interviewer: 森
---
森: よろしくお願いします。
小野寺: はい、よろしくお願いします。
森: 倉庫の検品は、もともとどうやっていたんですか。
小野寺: えーと、まあ、紙の帳票で検品していました。届いた箱を二人で開けて、帳票に赤ペンで印をつけるんです。一日に箱が340個届いて、検品だけで3日かかっていました。
森: なるほど。
小野寺: 一番困ったのは、あの、帳票の読み間違いです。去年は読み間違いだけで返品が52件ありました。
森: それをどう変えたんですか。
小野寺: 検品の帳票をやめて、箱に番号札を貼ることにしたんです。番号札は色で棚が分かるようにしました。それで、検品が3日から半日に縮まりました。
森: うーん、すごいですね。
小野寺: そうですね。最初の1か月は現場が混乱しました。番号札の色が12色もあって、誰も覚えられなかったんです。
森: 色を減らしたんですか。
小野寺: はい。12色を4色に減らしました。減らしたら、番号札の貼り間違いが月に30件から2件になったんです。
[オフレコ]
小野寺: 実は取引先の青海商事には内緒で、古い帳票も残しています。
[/オフレコ]
森: バーコードは検討しなかったんですか。
小野寺: 検討しました。バーコードの機械は1台で28万円します。5台必要なので、うちの倉庫では見送ると決めました。
森: 現場の人は何と言っていますか。
小野寺: 現場の佐伯は「番号札なら目で分かるから、機械を待たなくていい」と言っています。番号札は雨の日でも読めるので、現場には好評です。
森: これから検品を変えたい倉庫は、何から始めればいいですか。
小野寺: まず返品の理由を数えることです。理由を数えないで道具を買うと、番号札もバーコードも役に立ちません。
森: 今日はありがとうございました。
"""

EN = """\
---
interviewee: Dana
interviewer: Lee
---
Lee: Thanks for having me, Dana.
Dana: Yeah, sure, good to see you.
Lee: How did the kitchen handle orders before?
Dana: Um, so we wrote every order on paper tickets. The tickets hung on a rail, and the cooks read them from the left. On a Friday we had 180 tickets, and a table waited 40 minutes for a main course.
Lee: Right.
Dana: The biggest problem was, you know, the handwriting. In May alone we cooked 64 wrong dishes because somebody misread a ticket.
Lee: What did you change?
Dana: We stopped writing and gave every table a coloured token instead. The token goes onto the rail, and the cook sees the colour and the course at once. The waiting time went from 40 minutes to 22 minutes.
Lee: Wow.
Dana: Well, the first three weeks were a mess. We had nine colours of tokens, and nobody could tell the two greens apart in the evening light.
Lee: Did you drop some colours?
Dana: We did. We went down to five colours, and the wrong dishes fell from 64 to 7 in a month.
[off the record]
Dana: Between us, the owner Mr Pemberton wanted to fire the evening cook.
[/off the record]
Lee: Did you look at a tablet system?
Dana: We looked at one. A tablet system costs $310 a month for our kitchen, and the screens get greasy, so we decided against it.
Lee: What do the cooks say about the tokens?
Dana: Our cook Ines says she can read the rail from across the room now. The tokens survive steam, and that is more than the paper tickets ever did.
Lee: What should another kitchen do first?
Dana: Count the wrong dishes and write down why. If you buy a tablet system before you know why, you only get the wrong dishes faster.
Lee: Thank you so much.
"""

TEXTS: dict[Language, str] = {"ja": JA, "en": EN}
SECRETS: dict[Language, tuple[str, ...]] = {"ja": ("青海商事", "内緒"), "en": ("Pemberton", "fire the evening")}


def interview(language: Language, text: str | None = None, name: str = "talk.md") -> Notes:
    """One of the interviews, or another text in its place, as the importer reads it."""
    return notes.load((TEXTS[language] if text is None else text).encode(), name)
