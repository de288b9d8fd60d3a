"""The table of off-record leaks and of innocent sentences about the same things: what is missed, and what is stopped wrongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from pipeline.evidence.off_record import OffRecord
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

TABLE = Path(__file__).with_name("off_record.tsv")
SAID: Mapping[Language, str] = {
    "ja": """\
田中：うちは検品に一日かかっていました。棚の番号を変えたら半日です。機械は買っていません。社員は二十人です。
[オフレコ]
田中：隣の会社の社長は、来月には倉庫を手放すつもりらしいです。
田中：実は去年の秋、主任が在庫の数字を三百万円ごまかしていたんです。
田中：銀行からの借り入れが返せなくなって、四月に工場を閉めることになりました。
[/オフレコ]
""",
    "en": """\
Tanaka: Checking took a day. We changed the numbers on the shelves and it is half a day now. We bought no machine. There are twenty of us.
[off the record]
Tanaka: The owner next door means to give up his warehouse next month.
Tanaka: Last autumn our foreman falsified the stock figures by ninety thousand dollars.
Tanaka: We could not repay the bank loan, so the factory is going to close in April.
[/off the record]
""",
}


class Case(NamedTuple):
    """A line of the table."""

    language: Language
    leaks: bool
    text: str


def cases() -> Iterator[Case]:
    """Every line of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, text = line.split("\t")
            yield Case(cast(Language, language), kind == "leak", text)


def confidences(language: Language) -> OffRecord:
    """The passages that the cases are held against."""
    return OffRecord([notes.load(SAID[language].encode(), "content/notes/a.txt")], language)


def report() -> None:
    """Print misses and false alarms."""
    known = {language: confidences(language) for language in LANGUAGES}
    total, wrong = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    lines = list[str]()
    for case in cases():
        key = case.language, case.leaks
        total[key] += 1
        if (known[case.language].source(case.text) is not None) is not case.leaks:
            wrong[key] += 1
            lines.append(f"  {'missed' if case.leaks else 'stopped'}: {case.text}")
    for language in LANGUAGES:
        print(
            f"{language}: off-record leaks missed {wrong[language, True]} of {total[language, True]},"
            f" innocent sentences stopped {wrong[language, False]} of {total[language, False]}"
        )
    print(*lines, sep="\n")


if __name__ == "__main__":
    report()
