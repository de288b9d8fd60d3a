"""Whole drafts as a model would return them, a known share of their sentences altered, through the real command.

A server on the loopback address that speaks the OpenAI-compatible protocol answers `pipeline draft --engine llm` with a draft that rules
made from a real transcript. Counted is what stands in the article: without a mark, marked as unverified, or not at all.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench import altered
from bench.altered import Made
from bench.material import site_of
from bench.timing import Run, run
from pipeline.model.notes import Notes, Utterance
from pipeline.sources import notes as reading
from pipeline.wording import Language

PIPELINE = str(Path(sys.executable).with_name("pipeline"))
_SENTENCES = 60
_A_SECTION = 10
_MARKS = ("<!-- unverified", "<!-- 未確認")
# Characters of two hours of talk; seconds that a model takes for a draft at the least, and that ours may take beside it.
_TWO_HOURS: dict[Language, int] = {"ja": 60_000, "en": 120_000}
_THINKS = 10.0
_OURS = 2.0
_NOBODY: dict[Language, str] = {"ja": "話し手", "en": "Speaker"}
Fate = dict[str, Counter[str]]


def drafted(talks: Sequence[Notes], language: Language) -> bool:
    """A whole draft of each talk, and one of two hours of talk: print what became of their sentences, and what ours cost beside the
    model's; whether the aim is met."""
    found: Fate = {}
    for number, notes in enumerate(talks):
        for kind, counts in _tried(notes.on_record, language, random.Random(number))[0].items():
            found.setdefault(kind, Counter()).update(counts)
    _print(language, found)
    turns: list[Utterance] = []
    for notes in talks:
        turns += notes.on_record if sum(len(one.text) for one in turns) < _TWO_HOURS[language] else ()
    _, cost = _tried(turns, language, random.Random(0), _THINKS)
    size, ours = sum(len(one.text) for one in turns), cost.wall - _THINKS
    print(
        f"  {size:,} characters of talk, a model that takes {_THINKS:g} s: ours beside it {ours:.2f} s (aim: {_OURS:g} s), {cost.memory:.0f} MiB"
    )
    return ours <= _OURS


def _tried(
    turns: Sequence[Utterance], language: Language, chance: random.Random, thinks: float = 0
) -> tuple[Fate, Run]:
    """One whole draft: what became of its sentences, by how they were made, and what the command cost."""
    with tempfile.TemporaryDirectory() as folder:
        site = site_of([], Path(folder) / "site")
        path = site / "content/notes/talk.txt"
        path.parent.mkdir(parents=True)
        path.write_text(
            "\n\n".join(f"{one.speaker or _NOBODY[language]}: {one.text}" for one in turns), encoding="utf-8"
        )
        made = _sentences(reading.read(path), chance)
        with _serving(_answer(made), thinks) as url:
            command = [PIPELINE, "draft", "content/notes/talk.txt", "--engine", "llm", "--model", "rules"]
            cost = run([*command, "--base-url", url, "--lang", language], site)
        if cost.status:
            raise SystemExit(f"The command ended with {cost.status}.")
        article = next((site / "content/site/posts").glob("*.md")).read_text(encoding="utf-8")
    return _fates(made, article), cost


def _sentences(notes: Notes, chance: random.Random) -> list[Made]:
    """Sentences as they were said, every third one altered in some way; in the order of the talk, each text once."""
    told = altered.told(notes)
    names = altered.names_in(notes)
    every = max(1, len(told) // _SENTENCES)
    made: dict[str, Made] = {}
    for number, one in enumerate(told[::every][:_SENTENCES]):
        plain = next(altered.sound(one, notes.language, chance))
        changed = list(altered.altered(one, told, notes, names, chance)) if number % 3 == 2 else []
        chosen = chance.choice(changed) if changed else plain
        made.setdefault(chosen.text, chosen)
    return list(made.values())


def _answer(made: Sequence[Made]) -> str:
    sentences = [{"text": one.text, "utterances": list(one.cited)} for one in made]
    sections = [
        {"heading": "", "sentences": sentences[start : start + _A_SECTION]} for start in range(0, len(made), _A_SECTION)
    ]
    none: list[object] = []
    questions = dict.fromkeys(("lived-experience", "opinion", "decision"), none)
    draft = {
        "title": "",
        "description": "",
        "keywords": none,
        "sections": sections,
        "faq": none,
        "questions": questions,
    }
    return json.dumps(draft, ensure_ascii=False)


def _fates(made: Sequence[Made], article: str) -> Fate:
    """By how a sentence was made: how often it is there as it is, there with a mark before it, or not there."""
    blocks = article.split("\n\n")
    found: Fate = {}
    for one in made:
        places = [number for number, block in enumerate(blocks) if one.text in block]
        bare = any(not blocks[number - 1].startswith(_MARKS) for number in places)
        fate = "not written" if not places else "carried" if bare else "unverified"
        found.setdefault(one.kind, Counter())[fate] += 1
    return found


@contextmanager
def _serving(answer: str, thinks: float) -> Iterator[str]:
    """The address of a server whose model thinks so many seconds, then says `answer`, and nothing new when it is asked again."""

    class Handler(BaseHTTPRequestHandler):
        answers = iter([answer])

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = next(self.answers, "")
            time.sleep(thinks if said else 0)
            said = said or json.dumps({"sentences": []})
            value = {"choices": [{"message": {"role": "assistant", "content": said}, "finish_reason": "stop"}]}
            data = json.dumps(value, ensure_ascii=False).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def _print(language: Language, found: Fate) -> None:
    """The table of one language."""
    fates = ("carried", "unverified", "not written")
    print(f"\n{language}: whole drafts through `pipeline draft --engine llm` and a server on this machine")
    print(f"  {'':<30}{'n':>6}" + "".join(f"{fate:>13}" for fate in fates))
    for kind, counts in found.items():
        shares = "".join(f"{counts[fate] / counts.total():>13.1%}" for fate in fates)
        print(f"  {kind:<30}{counts.total():>6}{shares}")
