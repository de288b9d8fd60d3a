"""What a writer is asked about a sentence of the interview, by what the sentence says. Every question ends like one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.lexicon.named import cues
from pipeline.model.article import Kind
from pipeline.wording import Language, Text


@dataclass(frozen=True)
class Form:
    """A question, and what the sentence must say for it: words that `when` finds, a figure that `changed` into another; or it fits all.

    `{phrase}` is what the sentence is about, `{about}` the same as the question needs it (in English a clause before it, or nothing),
    `{value}` the figure, `{name}` whoever was asked.
    """

    text: Text
    when: Mapping[Language, re.Pattern[str]] | None = None
    changed: bool = False

    def suits(self, said: str, language: Language, *, changed: bool) -> bool:
        """Whether it can be asked about a sentence, or about a figure that changed or did not."""
        return (self.when is None or self.when[language].search(said) is not None) and (changed or not self.changed)


Forms = Mapping[str, tuple[Form, ...]]

_SCENE = (
    Form(
        Text(
            "{about}をめぐってあなたが同じようなことを言われた（または言った）のは、いつ、誰にですか。そのとき、まず何をしましたか。",
            "{about}when did somebody say such a thing to you, or you to them, and what did you do first?",
        ),
        cues("guidance/reported"),
    ),
    Form(
        Text(
            "これを話すときの声や表情はどうでしたか。あなたが{about}で同じ気持ちになったのは、どんな場面ですか。",
            "{about}how did the voice and the face go with that? Where have you felt the same?",
        ),
        cues("guidance/felt"),
    ),
    Form(
        Text(
            "あなたが初めて{about}に触れた日、どこにいて、何につまずきましたか。",
            "{about}where were you your own first time, and what tripped you up?",
        ),
        cues("guidance/first-time"),
    ),
    Form(
        Text(
            "そのころ、あなたは{about}とどこで関わっていましたか。同じ時期に自分の目で見たことを一つ挙げるなら何ですか。",
            "{about}where were you at that time, and what did you see of it yourself?",
        ),
        cues("guidance/dated"),
    ),
    Form(
        Text(
            "{about}を読者の目に浮かばせるのに、場所、音、顔つき、次の一言のうち何が足りませんか。あなたはその場で何を見ましたか。",
            "{about}to let a reader see it, what is missing: the place, a sound, a face, the next words? What have you seen of it yourself?",
        )
    ),
)
_FAILURE = (
    Form(
        Text(
            "{about}をめぐって、そういう知らせを受ける側や伝える側に、あなたがいたのはいつですか。最初に何と言いましたか。",
            "{about}when were you the one who got such news, or had to give it, and what were the first words?",
        ),
        cues("guidance/bad-news"),
    ),
    Form(
        Text(
            "あなたが{about}で同じ間違いをしたとき、気づいたのは誰ですか。直すのにどれだけかかりましたか。",
            "{about}when you made that mistake, who noticed, and how long did it take to put right?",
        ),
        cues("guidance/slip"),
    ),
    Form(
        Text(
            "あなたが{about}でいちばん手間取ったのは、いつ、どの作業ですか。どうやって切り抜けましたか。",
            "{about}what has cost you the most effort there, and when? How did you get through it, if you did?",
        ),
        cues("guidance/effort"),
    ),
    Form(
        Text(
            "あなた自身が{about}でうまくいかなかったのは、いつ、誰と、どこまで進んだときですか。",
            "{about}when did it go wrong for you, with whom, and how far had you got?",
        )
    ),
)
_SEEN = (
    Form(
        Text(
            "その前と後の両方を、あなたは自分の目で見ましたか。「{value}」のほかに、いちばん変わって見えたのは何ですか。",
            "Did you see it both before and after? Beside '{value}', what looked most different?",
        ),
        changed=True,
    ),
    Form(
        Text(
            "「{value}」のような額を、あなたが自分で払った（または受け取った）のは、いつ、何のためですか。",
            "When have you paid a sum like '{value}' yourself, or been paid it, and what was it for?",
        ),
        cues("guidance/money"),
    ),
    Form(
        Text(
            "その「{value}」のあいだに何が行われているのかを、あなたは見ましたか。いちばん長くかかっていたのは何ですか。",
            "Have you seen what goes on in those '{value}'? What takes the longest?",
        ),
        cues("guidance/span"),
    ),
    Form(
        Text(
            "その「{value}」にあたるものを、あなたは自分で見たり数えたりしましたか。いつ、どこで、何がありましたか。",
            "Have you seen or counted for yourself what stands behind '{value}': when, where, what was there?",
        )
    ),
)
_PERSON = (
    Form(
        Text(
            "{name}に会ったのはいつ、どこですか。{about}が話に出たとき、記録に残っていない様子（間、身ぶり、周りの物）で覚えているのは何ですか。",
            "When and where did you meet {name}? When it came to {phrase}, what do you remember that is not in the recording: a pause, a gesture,"
            " a thing in the room?",
        )
    ),
)
_JUDGEMENT = (
    Form(
        Text(
            "あなたは賛成ですか、反対ですか。{about}で、そうしないほうがよい場合を一つ挙げるとしたら何ですか。",
            "{about}do you agree or not? In which case would it be better not to?",
        ),
        cues("guidance/should"),
    ),
    Form(
        Text(
            "あなたなら{about}で一番に何を挙げますか。同じなら、それを裏づける何を見ましたか。",
            "{about}what would come first for you? If it is the same, what have you seen that bears it out?",
        ),
        cues("guidance/superlative"),
    ),
    Form(
        Text(
            "{about}は、あなたにとってもそうですか。難しく（または易しく）しているのは、結局のところ何ですか。",
            "{about}is it like that for you, too? What is it in the end that makes it hard, or easy?",
        ),
        cues("guidance/hard-or-easy"),
    ),
    Form(
        Text(
            "{about}は、誰にとって良く、誰にとってはそうでないと思いますか。あなたはどちらの側ですか。",
            "{about}for whom is that so, and for whom is it not? On which side are you?",
        ),
        cues("guidance/good-or-bad"),
    ),
    Form(
        Text(
            "{about}について、あなたなら同じ言い方をしますか。変えるとしたら、どの言葉を、なぜ変えますか。",
            "{about}would you say it in the same words? If not, which one would you change, and why?",
        )
    ),
)
_DOUBT = (
    Form(
        Text(
            "それが当てはまらない人（または会社）を一つ知っていますか。その例を入れると、{about}についての言い方はどう変わりますか。",
            "{about}do you know anybody of whom that is not true, and what does that one case change?",
        ),
        cues("guidance/everybody"),
    ),
    Form(
        Text(
            "{about}でそうならなかった回を、あなたは見たことがありますか。自分の名前で、どこまで言い切れますか。",
            "{about}have you seen it go otherwise, even once? How far would you put your own name to it?",
        ),
        cues("guidance/always"),
    ),
    Form(
        Text(
            "その数は誰が、どうやって数えましたか。あなたはどこまで信じますか。",
            "Who counted that, and how? How far do you trust the figure?",
        ),
        cues("guidance/share"),
    ),
    Form(
        Text(
            "ほかに考えられる原因は何ですか。{about}がなくても同じ結果になったと思うのはどんなときですか。",
            "{about}what else may have brought that about? When would it have come out the same without it?",
        ),
        cues("guidance/cause"),
    ),
    Form(
        Text(
            "{about}に、ほかの道は本当にないと思いますか。あるとしたら、あなたは何を並べますか。",
            "{about}is there really nothing else? What would you put beside it?",
        ),
        cues("guidance/only"),
    ),
    Form(
        Text(
            "{about}について、読者が疑うとしたらどこですか。あなたは何を見たら信じますか。",
            "{about}what might a reader doubt in that, and what would you have to see to believe it?",
        )
    ),
)
_LARGE = (
    Form(
        Text(
            "「{value}」は、あなたには多いですか、少ないですか。何と比べてそう思いますか。",
            "Is '{value}' a lot or a little in your eyes? Compared with what?",
        )
    ),
)
_CHOICE = (
    Form(
        Text(
            "あなた（のチーム）が{about}で同じことをするなら、代わりに何をやめますか。それを決めるのは誰ですか。",
            "{about}if you (or your team) did the same, what would you stop for it, and who would decide that?",
        ),
        cues("guidance/acquired"),
    ),
    Form(
        Text(
            "これを受けて、あなた（のチーム）は{about}について何を決めましたか。最後まで残ったもう一つの案は何でしたか。",
            "{about}what did you (or your team) decide after that, and which other choice was there until the end?",
        )
    ),
)
_AVOIDED = (
    Form(
        Text(
            "あなたが{about}でやめたもの、やめられずにいるものは何ですか。それはなぜですか。",
            "{about}what have you stopped doing, or not managed to stop, and why?",
        ),
        cues("guidance/stopped"),
    ),
    Form(
        Text(
            "{about}で、あなたが検討して断ったものは何ですか。断れば失うと分かっていたのは何でしたか。",
            "{about}what did you look at and turn down, and what did you know you would lose by it?",
        ),
        cues("guidance/declined"),
    ),
    Form(
        Text(
            "{about}で、あなたが検討したうえで、やらないと決めたことは何ですか。なぜですか。",
            "{about}what did you consider and decide against, and why?",
        )
    ),
)
_WEIGHED = (
    Form(
        Text(
            "「{value}」は、決めるときの材料になりましたか。いくつだったら、逆の決定をしますか。",
            "Did '{value}' weigh in what you decided? At which figure would you have decided otherwise?",
        )
    ),
)
_OWNER = (
    Form(
        Text(
            "{about}についての決定に責任を持つのは誰ですか。いつ、何を見て見直しますか。",
            "Who answers for the decision about {phrase}, and when, and at what, will you look at it again?",
        )
    ),
)
_ONE_SIDE = (
    Form(
        Text(
            "{about}について話しているのは{name}だけです。別の立場の人（客、上司、競合）なら何と言いますか。あなたはどちらに近いですか。",
            "Only {name} speaks of {phrase} here. What would somebody on another side say (a customer, a boss, a rival), and whom are you nearer to?",
        )
    ),
)
_TWO_SIDES = (
    Form(
        Text(
            "{about}については{name}が話しています。話が食い違うのはどこですか。あなたはどちらに近いですか。",
            "{name} speak of {phrase}. Where do they part, and whom are you nearer to?",
        )
    ),
)
_BEFORE = (
    Form(
        Text(
            "その前に何があり、その後{about}はどうなりましたか。",
            "{about}what came before that, and what came of it?",
        )
    ),
)
_OCCASION = (
    Form(
        Text(
            "{name}に{about}の話を聞くことになったきっかけは何ですか。",
            "How did you come to talk with {name} about {phrase}?",
        )
    ),
)
_MET = (
    Form(
        Text(
            "{about}を初めて知ったのはいつ、どんな場面ですか。",
            "When and how did you first come across {phrase}?",
        )
    ),
)
# What a section is asked about, in this order.
ASK: Mapping[Kind, Forms] = {
    "lived-experience": {"scene": _SCENE, "failure": _FAILURE, "figure": _SEEN, "person": _PERSON},
    "opinion": {
        "judgement": _JUDGEMENT,
        "doubt": _DOUBT,
        "figure": _LARGE,
        "one-side": _ONE_SIDE,
        "two-sides": _TWO_SIDES,
    },
    "decision": {"choice": _CHOICE, "avoided": _AVOIDED, "figure": _WEIGHED, "owner": _OWNER},
    "story": {"scene": _BEFORE, "person": _OCCASION, "topic": _MET},
}
# What was not said is a question too; that the machine found nothing does not mean that nobody said it. By the first of the two
# sentences it is known again that a draft said so.
UNSAID: Mapping[str, tuple[Text, Text]] = {
    "scene": (
        Text(
            "取材の中に、その場が目に浮かぶ場面は見つかりませんでした。",
            "No scene that a reader could see was found in the interview.",
        ),
        Text(
            "あなたが{about}に関わったのは、いつ、どこで、誰と、何をしたときですか。",
            "{about}when, where and with whom were you there yourself, and what did you do?",
        ),
    ),
    "failure": (
        Text(
            "取材の中に、うまくいかなかった話は見つかりませんでした。",
            "Nothing was found in the interview that went wrong.",
        ),
        Text("{about}で、思いどおりにいかなかったことは何ですか。", "{about}what did not go as you had expected?"),
    ),
    "choice": (
        Text("取材の中に、何を選んだかは見つかりませんでした。", "No choice was found in the interview."),
        Text(
            "{about}で、あなたは何と何を比べ、どちらを選びましたか。",
            "{about}what did you weigh against what, and which did you choose?",
        ),
    ),
    "avoided": (
        Text(
            "取材の中に、やらないと決めたことは見つかりませんでした。",
            "Nothing was found in the interview that was decided against.",
        ),
        Text(
            "{about}で、やらないと決めたことは何ですか。なぜですか。",
            "{about}what did you decide against, and why?",
        ),
    ),
}
