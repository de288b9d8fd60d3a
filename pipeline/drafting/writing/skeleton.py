"""An article without notes: front matter with a brief to fill in, and the human sections with general questions."""

from __future__ import annotations

from datetime import date

from pipeline.drafting.writing import phrases, render
from pipeline.drafting.writing.guidance import general
from pipeline.drafting.writing.outline import PlannedSection
from pipeline.policy.config import Config


def skeleton(title: str, today: date, config: Config, article_type: str | None = None) -> str:
    """The whole file, in the site's language; `title` is one line."""
    import yaml

    language = config.lang
    matter = {
        "title": title,
        "date": today,
        "lang": language,
        "draft": True,
        **({"type": article_type} if article_type else {}),
        "description": "",
        "brief": {"reader": "", "message": "", "leave_out": []},
    }
    block = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False)
    sections = [
        PlannedSection(phrases.HUMAN[kind].render(language), (general(kind, language),), kind)
        for kind in config.required(article_type)
    ]
    body = "\n".join(render.section(section, language) for section in sections)
    return f"---\n{block}---\n\n{render.title(title)}\n\n{render.MORE}\n\n{body}"
