"""What a chat leaves around and in a draft: its greetings and offers, its buttons, its marks for sources, its escapes."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Literal

from pipeline.markup.characters import without_invisible
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# Lines that are nothing but a piece of the chat's window, in any place.
_WINDOW = lazy(
    r"\s*(?:#+\s*)?(?:\*\*)?(?:(?:ChatGPT|Claude|Gemini|Copilot|Assistant|AI)(?: said| の回答| が言いました| replied)?\s*[:：]?|copy(?: code)?|コピー(?:する)?|コードをコピー(?:する)?|regenerate(?: response)?|再生成(?:する)?"
    r"|edit(?: in canvas)?|編集(?:する)?|share|共有|retry|やり直す|good response|bad response|read aloud|読み上げる?|sources?|情報源|thought for .{1,30}|思考時間[:：].{1,20}|\d+ ?/ ?\d+|markdown|plaintext|see more|続きを(?:読む|生成))(?:\*\*)?\s*",
    re.IGNORECASE,
)
# The line from which on the person speaks, not the machine; what follows is a question put to it.
_ASKED = lazy(
    r"\s*(?:#+\s*)?(?:\*\*)?(?:you(?: said)?|user|me|あなた(?:の質問|が言いました)?|ユーザー)\s*[:：](?:\*\*)?(?P<rest>.*)",
    re.IGNORECASE,
)
_ANSWERS = lazy(
    r"\s*(?:#+\s*)?(?:\*\*)?(?:ChatGPT|Claude|Gemini|Copilot|Assistant|AI)(?: said| の回答| が言いました| replied)?\s*[:：](?:\*\*)?(?P<rest>.*)",
    re.IGNORECASE,
)
# Sentences in which the machine speaks to whoever asked it: only at the beginning or the end of a draft.
_OPENS = lazy(
    r"^\W*(?:sure(?: thing)?[!,.—-]|certainly[!,.]|of course[!,.]|absolutely[!,.]|great question|got it[!,.]|here(?:['’]s| is| are) (?:the|a|an|your|my|some)\b.{0,60}\b(?:article|draft|post|version|rewrite|summary|outline|text|piece)"
    r"|below is|i['’]ve (?:written|drafted|put together|prepared)|based on (?:the|your) (?:transcript|notes|interview)|as (?:requested|you asked)|happy to help|thanks for sharing"
    r"|もちろん(?:です|！|、)|はい[、。！]|承知(?:しました|いたしました)|かしこまりました|了解(?:しました|です)|わかりました|以下(?:に|は|が|の)[^。]{0,40}(?:記事|下書き|文章|原稿|案|ドラフト|まとめ|構成)"
    r"|(?:ご提供|いただいた|頂いた)[^。]{0,30}(?:もとに|基に|元に|踏まえ)[^。]{0,40}(?:作成|執筆|まとめ|書き)|(?:記事|下書き|文章|原稿)を(?:作成|執筆|用意|ご用意)(?:しました|いたしました))",
    re.IGNORECASE,
)
_CLOSES = lazy(
    r"^\W*(?:(?:please )?let me know\b|feel free to|i hope (?:this|that)|hope (?:this|that) helps|would you like (?:me )?|do you want me to|want me to|if you(?:['’]d| would)? (?:like|want|need|prefer)\b.{0,80}\b(?:i can|let me|just (?:say|ask|tell)|i['’]d|i could)"
    r"|i can also|shall i|happy to (?:adjust|revise|help|tweak)|word count|\(?approx(?:imately|\.)? \d+ words|note:? (?:i|this (?:draft|article))"
    r"|(?:ご|お)(?:希望|要望|質問|不明|気軽)[^。]{0,40}(?:ください|ましたら|あれば)|(?:他|ほか)に(?:も)?[^。]{0,30}(?:ください|ありますか|ましょうか)|(?:必要(?:であれば|に応じて|なら)|よろしければ|もしよければ|ご希望(?:であれば|でしたら))[^。]{0,60}(?:ます|ください|ましょうか|でしょうか)"
    r"|[^。]{0,30}(?:記事|文章|トーン|長さ|文体|下書き|構成|表現)[^。]{0,30}(?:調整|修正|変更|追加|書き直)|(?:いかが(?:でしょうか|ですか))|(?:ご)?参考になれば|お役に立て|[（(]?(?:約|文字数)[:：]?\s*\d[\d,]*\s*(?:字|文字)|文字数)",
    re.IGNORECASE,
)
# The same, told by what such a sentence does: it speaks of the text (or of what it was made from) and to the person who asked.
_TEXT_EN = r"\b(?:blog|post|draft|article|version|transcript|interview|recording|notes|write-?up|rewrite|piece|case study|copy|outline)s?\b"
_PREAMBLE = lazy(
    rf"(?=.*{_TEXT_EN})(?:.*[:：]\W*$|(?=.*\b(?:you|your|i['’]ve|i['’]ll|i['’]d|let me)\b).*|(?:\W*[\w'’-]+){{1,6}}!\W*$|\W*here(?:['’]s|\s(?:is|are))\b.*)"
    r"|(?=.*(?:記事|下書き|原稿|草稿|文章|ブログ|ドラフト|文案|投稿|文字起こし|書き起こし|取材メモ|インタビュー))"
    r"(?:.*[:：]\W*$|.*(?:ありがとうござい|いただき|拝見|拝読|読ませて|ご提供|ご依頼|ご要望|ご希望)|.*(?:記事|下書き|原稿|草稿|文章|ドラフト|文案|投稿|ブログ)(?:の案|案)?(?:を|に|として)[^。]{0,12}(?:作成|執筆|用意|まとめ|仕上げ|整え|書い|書き起こ|お届け|お送り)[^。]{0,6}(?:ました|ます|です)|\W*(?:素晴らしい|素敵な|とても良い|興味深い|すてきな|いい)[^。]{0,20}(?:です|でした)[ねよ]?[。！!]*$)",
    re.IGNORECASE | re.DOTALL,
)
_TALK_EN = r"(?:tone|length|headings?|headlines?|titles?|style|voice|wording|sections?|paragraphs?|seo|shorter|longer|formal|casual)"
_AFTERWORD = lazy(
    rf"(?=.*(?:{_TEXT_EN}|\b{_TALK_EN}\b))(?=.*\b(?:you|your|i['’]ve|i['’]ll|i['’]d|i (?:can|could|kept|added|tried|used|left|made|wrote)|let me|want|shall i|should i)\b)(?:.*\?\W*$|.*\b(?:i['’]ve|i['’]ll|i['’]d|i (?:can|could|kept|added|tried|used|left|made|wrote)|let me|tell me|ask me)\b.*)"
    r"|\W*(?:ご指示|お申し付け|お申しつけ|お知らせ|お気軽)[^。]{0,20}ください[。！!]*$"
    r"|(?=.*(?:記事|下書き|原稿|文章|ドラフト|トーン|文体|長さ|文字数|見出し|タイトル|構成|表現))(?=.*(?:ください|でしょうか|ましょうか|いただければ|幸いです|可能です|できます|ますか)).*",
    re.IGNORECASE | re.DOTALL,
)
# Marks for sources that only the chat's window can open, and the like.
_MARKS = lazy(
    r"【\d+[^【】\n]{0,60}】|:?contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,60}\})?|\[?oaicite:\d+\]?|[\ue000-\uf8ff](?:cite|turn\d+\w*|[\ue000-\uf8ff])*|\[\^?\d{1,3}\](?!\()|\s?\(?\[?citation needed\]?\)?",
    re.IGNORECASE,
)
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN = lazy(r"<(script|style|head|template|svg|iframe)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = lazy(r"</?[A-Za-z][^<>\n]{0,300}>")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+\-.!|>~$])")
_RULE = lazy(r"\s*(?:[-*_]\s*){3,}")
_SENTENCE = lazy(r"(?<=[。！？])|(?<=[.!?:] )")
_FENCE = lazy(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")


class Cleared(NamedTuple):
    """The lines of a draft, as many as there were; those that the chat left are empty. `gone` counts those."""

    lines: tuple[str, ...]
    gone: int


def cleared(text: str) -> Cleared:
    """`text` without what a chat leaves."""
    plain = _without_hidden(_from_json(text))
    before = plain.replace("\r\n", "\n").split("\n")
    lines = _edges(_window(_unfenced(before)))
    done = [_MARKS.sub("", html.unescape(line)) for line in lines]
    gone = sum(bool(old.strip()) and not new.strip() for old, new in zip(before, done, strict=True))
    return Cleared(tuple(without_invisible(line) if line.strip() else "" for line in done), gone)


def inline(text: str) -> str:
    """The words of a line: without emphasis, code marks, links, tags and backslashes."""
    plain = re.sub(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)", "", text)
    plain = re.sub(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)", r"\1", plain)
    plain = _TAG.sub("", plain)
    kept = _ESCAPE.sub(r"\1", plain)
    kept = re.sub(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1", r"\2", kept)
    kept = re.sub(r"(?<![A-Za-z0-9_*])([*_])(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?![A-Za-z0-9_*])", r"\2", kept)
    kept = re.sub(r"~~(.{1,400}?)~~", r"\1", kept)
    kept = re.sub(r"`+([^`\n]{0,400})`+", r"\1", kept)
    return " ".join(kept.split())


def _from_json(text: str) -> str:
    """Line breaks that were copied as `\\n`."""
    if text.count("\\n") > 2 and text.count("\n") <= 2:
        return text.replace("\\r", "").replace("\\n", "\n").replace('\\"', '"').replace("\\t", " ")
    return text


def _without_hidden(text: str) -> str:
    """Without comments and what a page does not show, as many lines as before."""
    for pattern in (_COMMENT, _HIDDEN):
        text = pattern.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text


def _unfenced(lines: Sequence[str]) -> list[str]:
    """Without the marks of code blocks: chats put whole drafts between them."""
    return ["" if _FENCE.fullmatch(line) else line for line in lines]


def _window(lines: Sequence[str]) -> list[str]:
    """Without the window's own lines, and without what the person asked."""
    kept: list[str] = []
    asked = False
    talks = any(_ANSWERS.fullmatch(line) for line in lines)
    for line in lines:
        if talks and _ASKED.fullmatch(line):
            asked = True
        answer = _ANSWERS.fullmatch(line) if talks else None
        if answer:
            asked = False
            line = answer["rest"]
        kept.append("" if asked or _WINDOW.fullmatch(line) else line)
    return kept


def _edges(lines: list[str]) -> list[str]:
    """Without the sentences to the person at either end."""
    filled = [number for number, line in enumerate(lines) if line.strip() and not _RULE.fullmatch(line)]
    for number in filled:
        lines[number], whole = _without(lines[number], (_OPENS, _PREAMBLE), 0)
        if not whole:
            break
    for number in reversed(filled):
        lines[number], whole = _without(lines[number], (_CLOSES, _AFTERWORD), -1)
        if not whole:
            break
    return lines


def _without(line: str, patterns: Sequence[re.Pattern[str]], end: Literal[0, -1]) -> tuple[str, bool]:
    """A line without its first or last sentences that match, and whether nothing is left of it."""
    if not line.strip():
        return line, True
    if line.lstrip().startswith("#"):
        return line, False
    pieces = [piece for piece in _SENTENCE.split(line) if piece.strip()]
    while pieces and any(pattern.match(pieces[end].strip()) for pattern in patterns):
        del pieces[end]
    return "".join(pieces), not pieces
