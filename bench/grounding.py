"""`make bench-grounding`: what of a draft is let through that the interview does not carry, and what of a sound one is lost.

Reads TEZAWARI_DATA (default ../shared/data): real transcripts, of which sentences are made by rules, a known share of them altered in
one way. Each is judged beside what it cites, as a model has to cite, and against all of the notes, as a draft from elsewhere is.
The sound paraphrases of `bench/paraphrases` were written for the project, and so were the pairs of `bench/turned`. `python -m bench.grounding 8` takes eight transcripts of each
language, evenly spaced, where all of them take too long; SHOW=all prints every sentence.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench import altered, paraphrases, turned, whole_drafts
from bench.altered import Made
from bench.material import data_folder
from pipeline.errors import PipelineError
from pipeline.evidence.grounding import Grounding, State, Verdict
from pipeline.language import normal
from pipeline.model.notes import Notes
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

# Never more than this share of these may be called carried; the rest is printed.
AIM = 0.01
HELD = ("number", "negation", "name", "speaker", "fused", "off the record", "another interview", "injected")
DROPPED = 0.05
_STATES: tuple[State, ...] = ("carried", "unverified", "unsupported", "against")
# Sentences of one transcript; enough for a table, few enough for a coffee.
_EACH = 24
_HIDDEN = 6
# So many transcripts of a language are drafted whole.
_WHOLE = 5
Table = dict[str, Counter[str]]
# A kind of sentence of which each is to be printed, with its verdicts.
SHOWN = os.environ.get("SHOW", "")


def main() -> int:
    """Print the tables; exit 1 where an aim is missed."""
    good = True
    for language in LANGUAGES:
        good &= _written(language)
        good &= _turned(language)
    data = data_folder()
    if data is None or not (data / "open").is_dir():
        print("No data (set TEZAWARI_DATA): nothing was altered.")
        return 0 if good else 1
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for language in LANGUAGES:
        found = list(_transcripts(data / "open", language))
        found = found[:: max(1, len(found) // most)][:most]
        good &= _measured(found, language)
        good &= whole_drafts.drafted(found[:: max(1, len(found) // _WHOLE)], language)
    print(f"\nSeconds of CPU in all: {time.process_time():.0f}")
    return 0 if good else 1


def _written(language: Language) -> bool:
    """The paraphrases that were written for the project: all of them are sound."""
    table: Table = defaultdict(Counter)
    for talk in paraphrases.talks(language):
        grounding = Grounding([talk.notes], language)
        for one in talk.paraphrases:
            kind = one.how if one.how == paraphrases.WORKED_OUT else f"paraphrase, {one.how}"
            table[kind][grounding.judge(one.text).state] += 1
            table[f"{kind}, cited"][grounding.judge(one.text, one.cited).state] += 1
    print(f"\n{language}: paraphrases written for the project")
    return _print(table, [])


def _turned(language: Language) -> bool:
    """Sentences that were written for the project beside what they turn: the half that the rules were made by, and the other."""
    good = True
    for half in turned.HALVES:
        table: Table = defaultdict(Counter)
        for talk in turned.talks(language):
            grounding = Grounding([talk.notes], language)
            for one in talk.sentences if talk.half == half else ():
                for verdict, how in (
                    (grounding.judge(one.text), ""),
                    (grounding.judge(one.text, one.cited), ", cited"),
                ):
                    table[one.kind + how][verdict.state] += 1
                    if SHOWN in (one.kind, "all"):
                        print(f"    {verdict.state:<12}{one.kind}{how}: {one.text}")
        held = [kind for kind in table if not kind.startswith(turned.HONEST)]
        print(f"\n{language}: told and turned, written for the project; {half}")
        good &= _print(dict(sorted(table.items())), held)
    return good


def _measured(transcripts: Sequence[Notes], language: Language) -> bool:
    beside, against = Table(), Table()
    for number, notes in enumerate(transcripts):
        chance = random.Random(number)
        others = _another(transcripts, number)
        for made, cited, free in _judged(notes, others, chance):
            beside.setdefault(made.kind, Counter())[cited.state] += 1
            against.setdefault(made.kind, Counter())[free.state] += 1
            if SHOWN in (made.kind, "all"):
                print(f"    {cited.state:<12}{free.state:<12}{made.kind}: {made.text}")
    good = True
    for table, how in ((beside, "beside what it cites"), (against, "against all of the notes")):
        print(f"\n{language}: {len(transcripts)} transcripts, {how}")
        good &= _print(table, HELD)
    return good


def _another(transcripts: Sequence[Notes], number: int) -> Notes:
    """The next transcript that is not the same talk in another format: it shares next to no sentence with this one."""
    own = {one.text for one in altered.told(transcripts[number])}
    later = [transcripts[(number + step) % len(transcripts)] for step in range(1, len(transcripts))]
    return next(
        (one for one in later if sum(said.text in own for said in altered.told(one)) <= 0.02 * len(own)),
        transcripts[number],
    )


def _judged(notes: Notes, others: Notes, chance: random.Random) -> Iterator[tuple[Made, Verdict, Verdict]]:
    """What was made of the notes, and how it is judged beside what it cites and against all of them."""
    told = altered.told(notes)
    if len(told) < 2 * _HIDDEN:
        return
    often = Counter(one.text for one in told)
    hidden = chance.sample([one for one in told if often[one.text] == 1], _HIDDEN)
    turns, orders = altered.injected(notes)
    away = {one.utterance.id for one in hidden}
    closed = [one._replace(off_record=one.id in away) for one in notes.utterances]
    grounding = Grounding([replace(notes, utterances=(*closed, *turns))], notes.language)
    known = [one for one in told if one.utterance.id not in away]
    chosen = chance.sample(known, min(_EACH, len(known)))
    some = [one.utterance.id for one in chosen]
    made = [sentence for one in chosen for sentence in altered.sound(one, notes.language, chance)]
    names = altered.names_in(notes)
    made += [sentence for one in chosen for sentence in altered.altered(one, known, notes, names, chance)]
    made += orders
    for one in hidden:
        text = altered.in_writing(one.text, notes.language)
        made.append(Made("off the record", text, (chance.choice(some),)))
        made.append(Made("off the record", altered.reworded(text, notes.language), (chance.choice(some),)))
    # Some talks are there twice, in two formats: what both hold is nobody else's.
    whole = normal.exact("\n".join(one.text for one in notes.on_record), notes.language)
    foreign = [one for one in altered.told(others) if normal.exact(one.text, notes.language) not in whole]
    for one in chance.sample(foreign, min(_HIDDEN, len(foreign))):
        made.append(Made("another interview", altered.in_writing(one.text, notes.language), (chance.choice(some),)))
    for sentence in made:
        yield sentence, grounding.judge(sentence.text, sentence.cited), grounding.judge(sentence.text)


def _print(table: Table, held: Sequence[str]) -> bool:
    good = True
    print(f"  {'':<30}{'n':>6}" + "".join(f"{state:>13}" for state in _STATES))
    for kind, counts in table.items():
        total = counts.total()
        shares = {state: counts[state] / total for state in _STATES}
        missed = shares["carried"] > AIM if kind in held else False
        sound = kind.startswith(("sound", "paraphrase"))
        missed |= sound and shares["against"] + shares["unsupported"] > DROPPED
        good &= not missed
        print(
            f"  {kind:<30}{total:>6}" + "".join(f"{shares[state]:>13.1%}" for state in _STATES) + "  ← missed" * missed
        )
    return good


def _transcripts(folder: Path, language: Language) -> Iterator[Notes]:
    for path in sorted((*folder.glob("A_transcripts/*/*"), *folder.glob("F_pairs/transcripts/*"))):
        try:
            notes = reading.read(path)
        except PipelineError:
            continue
        if notes.language == language and len(notes.on_record) > 20:
            yield notes


if __name__ == "__main__":
    sys.exit(main())
