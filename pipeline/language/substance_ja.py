"""The parts of an experience, an opinion and a decision in Japanese: plain words first, then forms by morphology."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazy

_PLACES = (
    "店|店舗|工場|倉庫|駅|会社|学校|大学|教室|部屋|会場|現場|窓口|事務所|公園|病院|田んぼ|通り|台所|厨房|調理場|ホテル|旅館|オフィス|自宅"
    "|実家|売り場|会議室|電車|バス|カフェ|喫茶店|食堂|役所|役場|図書館|体育館|通路|玄関|廊下|市内|県内|都内|商店街|作業場|教会|神社|(?<![一-龠])(?:家|庭|車|町|村|寺|棚|港|畑)"
)
_COUNTED = "人|名|件|回|個|台|本|枚|箱|分|秒|時間|日間|週間|か月|カ月|ヶ月|円|度|つ|倍|割|歳|社|冊|杯|匹|頭|軒|棟|行|通|種類|か所|箇所|キロ|メートル|グラム|パーセント|%|％"
_SELF = "私|わたし|僕|ぼく|俺|おれ|筆者|弊社|当社|我々|われわれ|うちの?(?=[はがでも店社])|自分たち?(?=[はがでも])"

SURFACE: Mapping[str, re.Pattern[str]] = {
    "when": lazy(
        r"[0-9０-９一二三四五六七八九十]{1,4}(?:年|月|日|時)(?![間目本])|午前|午後|[昨翌前当](?:日|夜|晩|朝|週|月|年)|先[日週月]|去年|昨年|今年|一昨年|今[朝週月]"
        r"|きのう|おととい|昨日|[月火水木金土日]曜|(?:朝|昼|夕方|夜|春|夏|秋|冬)[、にのはまも]|(?:年|日|週間|か月|カ月|ヶ月|時間|分)(?:ほど)?前"
        r"|(?:その|ある|あの)(?:日|朝|晩|夜|とき|時)|学生時代|当時|以前|[たの](?:とき|時|頃|ころ|際|直後)[、にはもの]"
    ),
    "where": lazy(
        rf"(?:{_PLACES})(?:の(?:中|前|外|横|隣|奥|裏|近く))?(?:で|に|へ|から|まで|を)|[一-龠ァ-ヶー]{{1,6}}(?:市|町|村|県|区|駅|港|島)(?:で|に|へ|の|から|まで|を)"
    ),
    "who": lazy(
        r"[一-龠ァ-ヶーぁ-んA-Za-z]{1,10}(?:さん|氏|くん|ちゃん|先生)(?=[、。はがのとにもを「])|店主|店長|社長|部長|課長|所長|院長|園長|校長|担当者|上司|同僚|先輩|後輩|友人|友達"
        r"|(?<![一-龠])(?:妻|夫|母|父|娘|兄|姉|弟|妹)(?![一-龠])|息子|祖母|祖父|お客(?:さん|様)|常連|社員|店員|職人|学生|彼女|彼[はがのに]"
    ),
    "how-many": lazy(rf"(?:[0-9０-９][0-9０-９,，.．]*|[一二三四五六七八九十百千万]+)(?:{_COUNTED})(?!前)|半分|半数"),
    # A name in Latin letters among Japanese: an event, a tool, a firm that somebody could look up.
    "named": lazy(r"(?<![A-Za-z])[A-Z][A-Za-z]*[a-z][A-Za-z0-9]+|(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])"),
    "said": lazy(r"「[^「」]{2,}」[、 ]?(?:と|って)|と(?:言|話|語|聞い|答え|尋ね|返し|叫|つぶや|教え|笑)(?!う)"),
    "failed": lazy(
        r"失敗|間違|まちが|でき(?:なかった|ませんでした)|忘れ|壊れ|壊し|困っ|困り|断られ|つまず|うまくいか|エラーが|迷(?:っ|い)|苦労|諦め|あきらめ|落とし(?:た|て)|ハマ(?:っ|り)|怒られ|叱られ"
        r"|(?:な|し)かった(?:の|ん|で|。|、)|ませんでした"
    ),
    "position": lazy(
        r"と(?:は)?(?:、)?(?:思|おも|考え|感じ|信じ|願)|べき|(?:ほう|方)が(?:い|良|よ)|ではない(?:か|でしょう|だろう)|んじゃない|でしょう。|だろう|はず(?:だ|です|な)|違いない|ちがいない"
        r"|必要(?:が|だ|で|な)|大(?:事|切)(?:だ|で|な)|重要(?:だ|で|な)|反対|賛成|支持し|おすすめ|オススメ|お勧め|好き|嫌い|残念|気が(?:する|し)|ありがたい|もったいない|疑問|違和感|納得|期待"
        r"|(?:良|よ)かった|確かに|(?:良|よ|い)い(?:です|と|。|んだ|だろ|かな|よね)|したい(?:です|と|。|も)|たいです|意味が(?:ある|あり|ない)|価値が(?:ある|あり|ない)|十分(?:だ|で)"
    ),
    "reason": lazy(
        r"から(?:です|だ|こそ|、|。|で)|ので|ため(?:、|に|だ|で|。)|なぜ(?:なら|かと)|というのも|理由|だから|ですから|わけ(?:で|だ)|おかげ|せいで|によって|により|ことで、|根拠"
        r"|(?:れば|たら|ると)、|以上は?、|きっかけ|ゆえ|故に|(?:し|けど|が|のに)[、，]|しかし|一方|だって|おかげ|より(?:も|は)?(?:、|ず|ほう)|なら[、，ば]|例えば|たとえば|(?:れば|たら|ると|ので|から)，|わりに|くせに"
    ),
    "choice": lazy(
        r"こと(?:に|と)(?:し|決め|いたし|致し|なっ|なり|する)|決め|決ま|決定|決断|決心|選(?:ん|び|ぶ|択|定|ば)|採用|や(?:めた|めま|める|めて)|止め(?:た|ま|る)|見送|導入|続け(?:る|ます|た|まし)|始め(?:る|ます|た|まし)"
        r"|移行|乗り換え|切り替え|変(?:え(?:た|る|ま)|更)|断(?:った|り(?:ま|、)|念)|諦め|あきらめ|残(?:す|し)|統一|廃止|撤退|つもり|予定|よう(?:に|と)(?:し|す)|方針|結論|判断し|任せ|引き受け"
        r"|べき|(?:なければ|ないと)(?:なら|いけ)|(?:を|に)(?:使って|採用して|そろえて|任せて)い(?:る|ます)|(?:て|で)(?:いく|いきます|ゆく)|しません|しない(?:。|と|こと)|(?:使|買|作|出|置|頼|組|減らし|増やし)(?:った|いました|いた|きました|んだ|みました|した|しました)"
    ),
    "against": lazy(
        r"ない(?:こと|と(?:決|し)|つもり|方針|よう|。|です)|しません|ません(?:。|、|が|し)|(?:ず|せず)(?:に|、)|や(?:め|らな|りません)|止め|見送|断念|諦め|あきらめ|(?:で|では|じゃ)(?:は)?なく"
        r"|[代か]わりに|捨て|外(?:し|す)|避け|却下|断(?:っ|り)|廃止|撤退|(?:よ|選)ばな|除(?:い|外)|手放|控え|代わ(?:り|って)|よりも"
    ),
    "answers": lazy(rf"責任|担当|自分|{_SELF}|代表|店長|社長|部長|課長|リーダー|編集長|オーナー|さんが(?:決め|判断|担当|引き受け)|引き受け"),
}  # fmt: skip


# With one of these, a verb in its plain form is what somebody is going to do.
_AHEAD = lazy(
    r"来(?:月|週|年|季|期)|今後|これから|明日|あした|次(?:回|の)|年内|月末|[0-9０-９一二三四五六七八九十]+月から|今(?:月|週|年)(?:から|中)"
)


def forms(text: str) -> dict[str, str]:
    """Parts that only the forms of words show: names of places and people, volition, judgement, what was done."""
    from pipeline.language.japanese import tokens

    shown: dict[str, str] = {}
    parts = tokens(text)
    plans = _AHEAD.search(text) is not None
    for index, token in enumerate(parts):
        before = parts[index - 1] if index else None
        if token.sort == "地名":
            shown.setdefault("where", token.surface)
        elif token.sort == "人名":
            shown.setdefault("who", token.surface)
        elif token.sort == "助数詞可能" or token.sort == "助数詞":
            if before is not None and before.detail == "数詞":
                shown.setdefault("how-many", before.surface + token.surface)
        elif token.pos == "代名詞" and token.lemma in ("私", "僕", "俺", "我々", "自分"):
            shown.setdefault("answers", token.surface)
        elif token.form.startswith("意志推量形"):
            shown.setdefault("choice", token.surface)
            shown.setdefault("position", token.surface)
        elif token.kind == "助動詞-タイ":
            shown.setdefault("position", token.surface)
            shown.setdefault("choice", token.surface)
        elif token.kind == "助動詞-タ" and before is not None and (before.pos in ("動詞", "助動詞")):
            verb = next((one for one in reversed(parts[:index]) if one.pos == "動詞"), None)
            if verb is not None and verb.lemma not in ("有る", "居る", "成る"):
                shown.setdefault("choice", text[verb.start : token.end])
        elif token.kind in ("助動詞-ナイ", "助動詞-ヌ") and before is not None and before.pos == "動詞":
            shown.setdefault("against", before.surface + token.surface)
        elif token.pos == "動詞" and token.form.startswith("終止形") and text[token.end : token.end + 1] == "。":
            # A rule in the present: 「毎週金曜に棚卸しをする。」
            shown.setdefault("choice", token.surface)
        elif plans and token.form.startswith("終止形") and (token.kind == "助動詞-マス" or token.pos == "動詞"):
            shown.setdefault("choice", before.surface + token.surface if before else token.surface)
        elif token.pos == "形容詞" and token.form.startswith("終止形"):
            shown.setdefault("position", token.surface)
        elif token.pos == "助詞" and token.detail == "接続助詞" and token.lemma in ("から", "ので", "のに", "し", "ば"):
            shown.setdefault("reason", token.surface)
    return shown
