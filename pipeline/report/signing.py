"""What a person is shown before they sign: what they answer for, and what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evidence.facts import Item
from pipeline.evidence.own_words import Account
from pipeline.evidence.signed_text import digest
from pipeline.model.article import KIND_NAMES, Article, Kind
from pipeline.model.report import ArticleReport
from pipeline.records import NamedTuple
from pipeline.report.columns import harmless
from pipeline.report.messages import message
from pipeline.wording import Language, Text

_SECTION = Text("── {kind}：{heading}（{line}行目）", "── {kind}: {heading} (line {line})")
_OWN = Text("   あなたの言葉 {own}{unit}", "   {own} {unit} of your own")
_REST = Text("、ほかから {rest}{unit}", ", {rest} {unit} from elsewhere")
_UNITS = {"ja": Text("文字", "characters"), "en": Text("語", "words")}
_CHANGED = Text("前の署名から変わったところ：", "Changed since it was signed:")
_SAME = Text("署名したあと、変わったところはありません。", "Nothing changed since it was signed.")
_HEAD = Text("記事の設定か書き出し", "the settings at the top, or the lead")
_OPEN = Text("気になる点（{count}件）：", "Open warnings ({count}):")
_UNBACKED = Text("裏づけが見つからない事実（{count}件）：", "Facts that nothing backs ({count}):")
_NONE = Text("気になる点も、裏づけのない事実もありません。", "No open warning, and no fact without backing.")
_MOST = 12
_MORE = Text(
    "  … ほか{count}件（「pipeline check」「pipeline facts」で見られます）",
    "  … {count} more (see 'pipeline check' and 'pipeline facts')",
)


class Shown(NamedTuple):
    """One article about to be signed. `headings` are the parts to show, None for all."""

    article: Article
    report: ArticleReport
    account: Account
    unbacked: Sequence[Item]
    headings: tuple[str, ...] | None
    lines: Sequence[str] = ()


def render(shown: Shown, language: Language) -> str:
    """The text for the terminal, which obeys nothing in it: whoever signs sees all that readers are given."""
    return "".join(f"{harmless(line)}\n" for part in _lines(shown, language) for line in part.split("\n"))


def _lines(shown: Shown, language: Language) -> Iterator[str]:
    if shown.headings is not None and _is_as_signed(shown.article):
        yield _SAME.render(language)
        yield ""
    elif shown.headings is not None:
        yield _CHANGED.render(language)
        for name in shown.headings or ("",):
            yield f"  - {name or _HEAD.render(language)}"
        yield from shown.lines
        yield ""
    seen: set[Kind] = set()
    for section in shown.article.human_sections:
        if shown.headings is not None and section.heading.text not in shown.headings:
            continue
        heading = section.heading
        yield _SECTION.render(
            language, {"kind": KIND_NAMES[section.kind], "heading": heading.text, "line": heading.line}
        )
        if section.kind not in seen:
            seen.add(section.kind)
            yield _measure(shown, section.kind, language)
        yield section.text
        yield ""
    yield from _open(shown, language)


def _is_as_signed(article: Article) -> bool:
    signed = article.front_matter.sign_off
    return signed is not None and signed.digest == digest(article.text)


def _measure(shown: Shown, kind: Kind, language: Language) -> str:
    unit = _UNITS[shown.article.lang]
    own = _OWN.render(language, {"own": shown.account.own[kind], "unit": unit})
    rest = sum(shown.account.borrowed[kind].values())
    return own + (_REST.render(language, {"rest": rest, "unit": unit}) if rest else "")


def _open(shown: Shown, language: Language) -> Iterator[str]:
    warnings = [found for found in shown.report.findings if not found.stands and found.waiver is None]
    if not warnings and not shown.unbacked:
        yield _NONE.render(language)
    if warnings:
        yield _OPEN.render(language, {"count": len(warnings)})
        texts = [f"  {found.finding.line}: {message(found, language)}" for found in warnings]
        yield from _short(texts, language)
    if shown.unbacked:
        yield _UNBACKED.render(language, {"count": len(shown.unbacked)})
        yield from _short([f"  {item.line}: {item.text}" for item in shown.unbacked], language)


def _short(texts: Sequence[str], language: Language) -> Iterator[str]:
    yield from texts[:_MOST]
    if len(texts) > _MOST:
        yield _MORE.render(language, {"count": len(texts) - _MOST})
