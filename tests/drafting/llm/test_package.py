"""Models of the package `llm`, by a stand-in that fails in every way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest

from pipeline.drafting.engines.llm.by_model import ByModel
from pipeline.drafting.engines.llm.models import Message, ModelError
from pipeline.drafting.engines.llm.package import through_llm
from pipeline.errors import UsageError
from pipeline.model.article import Brief
from pipeline.wording import LANGUAGES, Language
from tests.drafting.llm.talks import honest, written
from tests.drafting.llm.test_hostile import ORDER, talk

SECRET = "sk-test-0123456789abcdef"
MESSAGES = (Message("system", "Rules."), Message("user", "Words."))


class Response:
    """What `model.prompt` gives: pieces as they come in, and what they cost."""

    def __init__(self, text: str, fault: Exception | None = None, counts: bool = True) -> None:
        self.text, self.fault, self.counts = text, fault, counts

    def __iter__(self) -> Iterator[str]:
        yield from (self.text[start : start + 50] for start in range(0, len(self.text), 50))
        if self.fault:
            raise self.fault

    def usage(self) -> SimpleNamespace:
        if not self.counts:
            raise NotImplementedError
        return SimpleNamespace(input=7, output=3)


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> dict[str, Response]:
    """The package, with models by name."""
    known: dict[str, Response] = {}
    module = ModuleType("llm")

    class UnknownModelError(KeyError):
        pass

    def get_model(name: str) -> SimpleNamespace:
        if name not in known:
            raise UnknownModelError(name)
        return SimpleNamespace(prompt=lambda user, system: known[name])

    module.UnknownModelError = UnknownModelError  # type: ignore[attr-defined]  # made up for the test
    module.get_model = get_model  # type: ignore[attr-defined]  # made up for the test
    monkeypatch.setitem(sys.modules, "llm", module)
    return known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_of_the_package_drafts(package: dict[str, Response], language: Language) -> None:
    package["small"] = Response(written(honest(language)))
    heard: list[int] = []
    found = ByModel(through_llm("small"), heard.append).plan((talk(language),), Brief(), ORDER)
    assert found.model == "small"
    assert "server=llm:small" in found.parameters
    assert heard[-1] == len(written(honest(language)))
    # Where it runs is not known, so it counts as elsewhere.
    assert not through_llm("small").local


def test_what_a_plugin_raises_is_not_repeated(package: dict[str, Response]) -> None:
    package["small"] = Response("{", RuntimeError(f"401 for {SECRET}"))
    with pytest.raises(ModelError) as caught:
        through_llm("small").ask(MESSAGES, None)
    assert SECRET not in f"{caught.value.message}{caught.value.hint}{caught.value}"
    assert caught.value.__suppress_context__


def test_a_plugin_that_does_not_count_is_none_the_worse(package: dict[str, Response]) -> None:
    package["small"] = Response("{}", counts=False)
    reply = through_llm("small").ask(MESSAGES, None)
    assert (reply.text, reply.sent, reply.received) == ("{}", None, None)


def test_an_unknown_model_and_a_missing_package_say_what_to_do(
    package: dict[str, Response], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError):
        through_llm("nobody")
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(UsageError) as caught:
        through_llm("nobody")
    assert caught.value.hint is not None and "tezawari[llm]" in caught.value.hint.en
