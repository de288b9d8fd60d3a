"""What a model may answer: one JSON object of exactly one form. Anything else is no answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from pipeline.drafting.importing.leftovers import inline
from pipeline.markup.characters import without_invisible
from pipeline.model.article import Kind
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Text

# Upper bounds, so that an answer without end costs no memory: characters of one text, and entries of one list.
_LONG, _MANY = 2000, 400
# Attribute lists and templates: no sentence has them, and no reader needs them.
_ATTRIBUTES = lazy(r"\{[:#.%{][^{}\n]{0,200}\}+")
_KINDS: tuple[Kind, ...] = ("lived-experience", "opinion", "decision")
_SENTENCE = ("text", "utterances")
_SECTION = ("heading", "sentences")
_ASKED = ("question", "utterances", "sentences")
_WHOLE = ("title", "description", "keywords", "sections", "faq", "questions")


def _schema(**properties: object) -> Mapping[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _several(entry: object) -> Mapping[str, object]:
    return {"type": "array", "items": entry}


_STRING = {"type": "string"}
_SAID = _several(_schema(text=_STRING, utterances=_several(_STRING)))
# The same form for servers that can hold a model to one; what comes in is read by `parse` all the same.
SCHEMA = _schema(
    title=_STRING,
    description=_STRING,
    keywords=_several(_STRING),
    sections=_several(_schema(heading=_STRING, sentences=_SAID)),
    faq=_several(_schema(question=_STRING, utterances=_several(_STRING), sentences=_SAID)),
    questions=_schema(**dict.fromkeys(_KINDS, _SAID)),
)


class Said(NamedTuple):
    """One sentence, and the utterances that it cites."""

    text: str
    utterances: tuple[str, ...]


class Section(NamedTuple):
    """A heading and its sentences."""

    heading: str
    sentences: tuple[Said, ...]


class Asked(NamedTuple):
    """A question of the interview, and its answer."""

    question: Said
    sentences: tuple[Said, ...]


class Answer(NamedTuple):
    """The object, with texts on one line, without markup and invisible characters."""

    title: str
    description: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    faq: tuple[Asked, ...]
    questions: tuple[tuple[Kind, tuple[Said, ...]], ...]


class RefusedAnswerError(Exception):
    """The answer is not of the form; `why` says what is wrong, without repeating any of it."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def parse(text: str) -> Answer:
    """The answer. Raises `RefusedAnswerError` for everything but one whole object of the form."""
    whole = _object(_loaded(text), _WHOLE, "$")
    questions = _object(whole["questions"], _KINDS, "questions")
    return Answer(
        _text(whole["title"], "title"),
        _text(whole["description"], "description"),
        tuple(_text(one, "keywords") for one in _list(whole["keywords"], "keywords")),
        tuple(_section(one) for one in _list(whole["sections"], "sections")),
        tuple(_asked(one) for one in _list(whole["faq"], "faq")),
        tuple((kind, _sentences(questions[kind], "questions")) for kind in _KINDS),
    )


def _loaded(text: str) -> object:
    plain = text.strip()
    if not plain:
        raise RefusedAnswerError(Text("答えが空です", "it is empty"))
    if not (plain.startswith("{") and plain.endswith("}")):
        raise RefusedAnswerError(
            Text(
                "JSONオブジェクト一つだけではありません（前後の文章、コードの囲み、途中で切れた答えは使えません）",
                "it is not one JSON object alone (no words around it, no code fence, not cut short)",
            )
        )
    try:
        return json.loads(plain, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RefusedAnswerError(Text("JSONとして読めません", "it is not valid JSON")) from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RefusedAnswerError(Text("同じキーが二度あります", "a key stands there twice"))
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _object(value: object, keys: tuple[str, ...], place: str) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != set(keys):
        raise RefusedAnswerError(
            Text(
                "「{place}」は、キー {keys} だけを持つオブジェクトでなければなりません",
                "'{place}' has to be an object with exactly the keys {keys}",
            ).filled(place=place, keys=", ".join(keys))
        )
    return cast("dict[str, Any]", value)


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list) or len(value) > _MANY:
        raise RefusedAnswerError(
            Text(
                "「{place}」は短いリストでなければなりません", "'{place}' has to be a list, and not a long one"
            ).filled(place=place)
        )
    return cast("list[object]", value)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or len(value) > _LONG:
        raise RefusedAnswerError(
            Text(
                "「{place}」は短い文字列でなければなりません", "'{place}' has to be a string, and not a long one"
            ).filled(place=place)
        )
    if "\n" in value.strip():
        raise RefusedAnswerError(
            Text("「{place}」が一行ではありません", "'{place}' is not one line").filled(place=place)
        )
    # Half a surrogate pair can be written as JSON, but not as UTF-8.
    whole = value.encode("utf-8", "ignore").decode("utf-8")
    return inline(_ATTRIBUTES.sub("", without_invisible(whole)))


def _sentences(value: object, place: str) -> tuple[Said, ...]:
    return tuple(_said(_object(one, _SENTENCE, place), "text", place) for one in _list(value, place))


def _said(one: dict[str, Any], key: str, place: str) -> Said:
    cited = _list(one["utterances"], "utterances")
    return Said(_text(one[key], place), tuple(_id(id_) for id_ in cited))


def _id(value: object) -> str:
    return _text(value, "utterances").strip("[]")


def _section(value: object) -> Section:
    one = _object(value, _SECTION, "sections")
    return Section(_text(one["heading"], "heading"), _sentences(one["sentences"], "sentences"))


def _asked(value: object) -> Asked:
    one = _object(value, _ASKED, "faq")
    return Asked(_said(one, "question", "faq"), _sentences(one["sentences"], "faq"))
