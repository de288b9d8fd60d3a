"""Minutes of a meeting: whoever presides asks for what is then decided, and what was decided comes first."""

from __future__ import annotations

import pytest

from pipeline.drafting import unasked
from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.asker import who_asks
from pipeline.drafting.study.material import study
from pipeline.drafting.study.moments import heard
from pipeline.drafting.writing import render
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

MINUTES: dict[Language, str] = {
    "ja": """\
議長（石森）: それでは定刻になりましたので、体育館の管理委員会を始めます。議題は二つです。床の張り替えについて、説明をお願いします。

事務局（須藤）: 床は三十年前のものです。張り替えの見積もりは四百二十万円でした。昨年度の使用料の収入は八十八万円です。

議長（石森）: ご意見はありますか。

早坂委員: 張り替えには賛成ですが、剣道部の合宿が七月にあります。夏の工事は困ります。

牧委員: 私は反対です。屋根の雨漏りのほうが急ぎます。雨漏りの修理の予算はありますよね。

事務局（須藤）: あります。今年度に六十万円です。

議長（石森）: では、まとめます。体育館の床は十一月に張り替える。屋根の雨漏りは六月に修理する。これでよろしいですか。異議がないようですので、決定します。
""",
    "en": """\
Chair Boyd: The first agenda item is the floor of the sports hall. Could you tell us what it costs?

Ms Hale: The floor is thirty years old. The quotation for a new floor was 42,000 pounds. The hall earned 8,800 pounds last year.

Chair Boyd: Does anybody want to speak to that?

Mr Finch: I am for the new floor, but the fencing club trains here in July. Work in the summer would hurt them.

Ms Doyle: I am against it. The leaking roof is more urgent than the floor of the hall.

Chair Boyd: Then I will put it together. The floor of the hall will be replaced in November. The leaking roof will be repaired in June. All in favour? Any objections? So decided.
""",
}
DECIDED: dict[Language, tuple[str, ...]] = {
    "ja": ("体育館の床は十一月に張り替える。", "屋根の雨漏りは六月に修理する。"),
    "en": ("The floor of the hall will be replaced in November.", "The leaking roof will be repaired in June."),
}


def read(language: Language) -> Notes:
    return notes.load(MINUTES[language].encode(), "minutes.md")


def drafted(language: Language) -> str:
    config, source = Config(), read(language)
    outline = plan([source], Brief(), Order("case-study", config.required("case-study"), frozenset(config.headings)))
    points = next(one for one in outline.sections if one.heading in ("要点", "Key points"))
    return outline.description.text + render.section(points, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_presides_is_no_interviewer(language: Language) -> None:
    assert who_asks([read(language)]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_decided_opens_the_article_or_is_a_key_point(language: Language) -> None:
    told = drafted(language)
    assert all(decision.rstrip("。") in told for decision in DECIDED[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_decided_is_heard_as_a_choice(language: Language) -> None:
    material = study([read(language)], Brief())
    held = {material.units[place].text for place in heard(material, "choice")}
    assert held.issuperset(DECIDED[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_spoke_was_heard(language: Language) -> None:
    source = read(language)
    told = "\n".join(line.render(language) for line in unasked.lines(study([source], Brief()), [source]))
    who = {turn.speaker for turn in source.on_record if turn.speaker}
    assert all(name in told.split("\n")[0] for name in who)


def test_nobody_is_called_by_his_office_and_a_bracket() -> None:
    assert "議長（石森）さん" not in drafted("ja")
    assert "委員さん" not in drafted("ja")
