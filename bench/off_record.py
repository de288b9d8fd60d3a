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
RETOLD = Path(__file__).with_name("retellings.tsv")
_SAID: Mapping[Language, str] = {
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
# What the retellings retell: no word of it stands in the other table.
_CONFIDED: Mapping[Language, str] = {
    "ja": """\
佐々木：店は朝七時に開けます。仕込みは前の晩にしています。窯は父の代から使っています。
[オフレコ]
佐々木：大手のパン会社から店の名前を買いたいという話が来ていて、値段は二千五百万円でした。
佐々木：先月、弟子の一人がレシピを持ち出して駅前の店に移ったんです。
佐々木：医者からはあと二年で手が動かなくなると言われました。
[/オフレコ]
""",
    "en": """\
Okafor: We open at seven. The dough is made the night before. The oven was my father's.
[off the record]
Okafor: A large bakery chain offered to buy our name for two hundred and fifty thousand pounds.
Okafor: Last month one of our apprentices took the recipes and moved to the shop by the station.
Okafor: The doctor says my hands will stop working within two years.
[/off the record]
""",
}
# Each table, and the notes that its sentences are held against.
TABLES = {TABLE: _SAID, RETOLD: _CONFIDED}


class Case(NamedTuple):
    """A line of a table. `kind`: in what way it tells what was off the record; `-` where it does not."""

    language: Language
    kind: str
    text: str

    @property
    def leaks(self) -> bool:
        """Whether it has to be seen."""
        return self.kind != "-"


def cases(table: Path = TABLE) -> Iterator[Case]:
    """Every line of a table."""
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, text = line.split("\t")
            yield Case(cast(Language, language), kind, text)


def confidences(language: Language, table: Path = TABLE) -> OffRecord:
    """The passages that the cases of a table are held against."""
    return OffRecord([notes.load(TABLES[table][language].encode(), "content/notes/a.txt")], language)


def report() -> None:
    """Print misses and false alarms of each table."""
    for table in TABLES:
        total, wrong = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
        lines = list[str]()
        for case in cases(table):
            key = case.language, case.leaks
            total[key] += 1
            if (confidences(case.language, table).source(case.text) is not None) is not case.leaks:
                wrong[key] += 1
                lines.append(f"  {f'missed ({case.kind})' if case.leaks else 'stopped'}: {case.text}")
        for language in LANGUAGES:
            print(
                f"{table.stem}, {language}: leaks missed {wrong[language, True]} of {total[language, True]},"
                f" innocent sentences stopped {wrong[language, False]} of {total[language, False]}"
            )
        print(*lines, sep="\n")


if __name__ == "__main__":
    report()
