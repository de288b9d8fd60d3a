"""What a file holds besides speech: its title, dates and lengths, headers and footers of an export, marks of sounds."""

from __future__ import annotations

import re

from pipeline.patterns import lazy
from pipeline.sources.notes.times import CLOCK, SPELT, half_width

_SOUND = (
    r"(?:background\s|soft\s|upbeat\s|intro\s|outro\s|theme\s)?(?:music|applause|laughter|laughs?|laughing|chuckles?|cheering|silence|pause|noise|inaudible|"
    r"unintelligible|crosstalk|coughs?|coughing|sighs?|beep|bell|foreign|no audio|blank_audio|clears throat|typing|phone rings|"
    r"音楽|拍手|笑い声?|笑|一同笑|歓声|沈黙|無音|雑音|聞き取れず|聞き取り不能|聞取不能|不明瞭|効果音|ＢＧＭ|BGM|チャイム|咳|咳払い|音声なし|中略|間)"
)
_SOUNDS = lazy(
    rf"(?:\s|[♪♫♬🎵🎶.。、,]|[*_]{{0,2}}\\?[(\[（［【<〈]\s*{_SOUND}(?:\s*{_SOUND})?(?:\s+playing|\s+continues)?\s*\\?[)\]）］】>〉][*_]{{0,2}})+",
    re.IGNORECASE,
)
_DATE = (
    r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}|[(（][日月火水木金土](?:曜日?)?[)）])"
)
_LENGTH = rf"(?:{CLOCK}|{SPELT}|(?:\d{{1,2}}\s?(?:時間|hours?|hrs?|h)\s?)?\d{{1,3}}\s?(?:分|minutes?|mins?|m)(?!\w)(?:間)?|\d{{1,2}}時(?:\d{{1,2}}分)?)"
_FILLING = r"(?:am|pm|jst|utc|gmt(?:\s?[+-]\d{1,2})?|午前|午後|から|まで|開始|終了|to|at|duration|length|date|time|日時|日付|時間|録音|収録|長さ|[\s|｜/・,、:：~〜～–—\-()（）]+)"
_WHEN = lazy(rf"(?:{_DATE}|{_LENGTH}|{_FILLING})+", re.IGNORECASE)
_MADE_BY = lazy(
    r"(?:transcribed|transcript(?:ion)?|generated|created|exported|recorded|captioned|subtitles?|captions?|powered|produced)\s+(?:automatically\s+)?(?:by|with|from|using)\b.{0,80}$"
    r"|this (?:editable )?transcript (?:was|is|has been)\b.*|(?:meeting|recording|call|transcription|transcript) (?:has )?(?:ended|started|stopped|begins?|ends?)\b.{0,40}$"
    r"|.{1,60} (?:started|stopped) (?:the )?(?:transcription|recording)\.?$|.{1,60} (?:joined|left) the (?:meeting|call)\.?$"
    r"|(?:this )?(?:meeting|call) is being (?:recorded|transcribed)\.?$|[-–—=*\s]*end of (?:the )?(?:transcript|recording|interview|meeting)[-–—=*\s.]*$"
    r"|messages and calls are (?:now )?(?:secured with )?end-to-end encrypted.*|detect(?:ed|ing) language\b.*|(?:view|see) (?:original )?(?:transcript|recording) (?:at|on)\b.*|https?://\S+$|©.*|copyright\b.*|all rights reserved\.?$"
    r"|page \d+(?: of \d+)?$|-\s?\d{1,4}\s?-$|\d{1,3}\s?/\s?\d{1,3}(?:\s?(?:ページ|頁))?$|\d{1,3}\s?(?:ページ|頁)$"
    r"|.{1,40}(?:が|は)?(?:文字起こし|録音|録画|レコーディング)を(?:開始|停止|終了)しました。?$|.{1,40}が会議(?:に参加|から退出|を退出)しました。?$"
    r"|(?:この|本).{0,8}(?:文字起こし|議事録|原稿|文書|トランスクリプト).{0,60}(?:自動|AI|ＡＩ|生成|作成).{0,60}$|.{0,30}(?:で|により|によって)(?:自動)?(?:文字起こし|書き起こし|作成|生成|出力)(?:されました|しました|した)?。?$"
    r"|(?:文字起こし|書き起こし|作成|出力|制作|編集)\s*[:：].{1,40}$|(?:文字起こし|書き起こし|会議|録音|録画|収録|インタビュー)(?:は|が)?(?:終了|ここまで|以上)(?:です|しました)?。?$|[（(]?(?:以上|了|終わり|おわり|完)[)）]?。?$",
    re.IGNORECASE,
)
_CLOCK_IN = lazy(rf"\s*(?:{CLOCK})\s*(?:後に|に)?\s*")
_TITLES = lazy(
    r"(?:会議の?録音|会議の?録画|文字起こし|書き起こし|トランスクリプト|議事録|全文|発言録|逐語録|目次|要約|参加者|出席者|transcript(?:ion)?|full transcript|attendees|participants|speakers|summary|notes|"
    r"meeting (?:recording|transcript)|audio (?:file|recording)|keywords|recording)(?:\s*[:：].*|[-_ ]\S*|\.\w{2,4})?$",
    re.IGNORECASE,
)
# Headings of what a tool adds before or after the talk, and of the talk itself.
_ADDED = lazy(
    r"(?:(?:ai )?(?:summary|overview)|meeting (?:summary|notes|overview)|summary keywords|keywords|key ?points|key takeaways|takeaways|highlights|chapters|outline|action items?|next steps|"
    r"to-?dos?|follow[- ]ups?|attendees|participants|speakers|invited|agenda|(?:AI)?(?:要約|概要|サマリー?)|会議の?(?:概要|要約)|全体要約|要点|まとめ|キーワード|ハイライト|チャプター|目次|"
    r"アクション(?:アイテム|項目)?|ネクスト(?:アクション|ステップ)|次のステップ|やること|タスク|宿題|参加者|出席者|話者一覧|アジェンダ|議題)$",
    re.IGNORECASE,
)
_TALK = lazy(
    r"(?:full |meeting )?transcript(?:ion)?$|(?:会議の?|全文)?(?:文字起こし|書き起こし|トランスクリプト)(?:全文|結果)?$|全文$|発言録$|逐語録$|本文$",
    re.IGNORECASE,
)
_AROUND = "#*_ \u3000:：■□◆◇●【】[]［］<>＜＞-–—=✨📝📖📋🗒"
_RULE = lazy(r"[-=_*―─━~～・.\s]{3,}$")
# A target has the shape of an address: `[話者1]: はい` is a turn.
_DEFINITION = lazy(r"\[[^\]]{1,60}\]:\s*(?:<[^<>]*>|[a-z]+:\S+|[#/.]\S*|[\w%-]+(?:[./][\w%-]+)+/?\S*)(?:\s|$)")
_ADDRESS = lazy(r"<?(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?>?$", re.ASCII)
_PICTURE = lazy(r"(?:!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])\s*)+$")
_MOST = 300


def is_sound(text: str) -> bool:
    """Whether a line holds nothing but marks of sounds (`[Music]`, （拍手）, ♪)."""
    return len(text) < _MOST and _SOUNDS.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is nobody's speech wherever it stands: what an export adds, sounds, rules, pictures, link targets."""
    if len(text) > _MOST:
        return False
    return (
        _MADE_BY.match(_CLOCK_IN.sub("", text.strip("*_ []［］()（）"))) is not None
        or _RULE.match(text) is not None
        or _DEFINITION.match(text) is not None
        or _ADDRESS.match(text) is not None
        or _PICTURE.match(text) is not None
        or is_sound(text)
    )


def opens_added(text: str) -> bool:
    """Whether a line is the heading of what nobody said: a summary, keywords, who was there, what to do next."""
    return len(text) < 60 and _ADDED.match(text.strip(_AROUND)) is not None


def opens_talk(text: str) -> bool:
    """Whether a line is the heading of the transcript itself."""
    return len(text) < 60 and _TALK.match(text.strip(_AROUND)) is not None


def is_when(text: str) -> bool:
    """Whether a line holds nothing but a date, a time or a length."""
    return len(text) < 120 and any(map(str.isdigit, text)) and _WHEN.fullmatch(half_width(text)) is not None


def is_heading(text: str, *, ended: bool, labelled: bool) -> bool:
    """Whether a line before the first turn is a title or a date.

    Where turns are `labelled`, what belongs to no sentence (`ended`: its paragraph is one) is no speech either.
    """
    if is_when(text) or (len(text) < 80 and _TITLES.match(text)):
        return True
    return labelled and not ended and len(text) < 160
