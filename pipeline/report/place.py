"""Where a site lies in its repository, and where that is shown: hosts count paths from the root of the repository."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.frozen import replace
from pipeline.model.report import Report
from pipeline.records import NamedTuple


class Place(NamedTuple):
    """`folder` leads from the root of the repository to that of the site ("" or "docs/"); `source` is the address at which
    the host shows a file of this version ("" where there is no host)."""

    folder: str = ""
    source: str = ""


NOWHERE = Place()


def place_of(root: Path, environment: Mapping[str, str]) -> Place:
    """What GitHub's or GitLab's runner says of the repository that `root` lies in."""
    if environment.get("GITHUB_ACTIONS") == "true":
        top = environment.get("GITHUB_WORKSPACE")
        parts = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
        source = f"{parts[0]}/{parts[1]}/blob/{parts[2]}/" if all(parts) else ""
    else:
        top = environment.get("CI_PROJECT_DIR")
        parts = [environment.get(f"CI_{name}", "") for name in ("PROJECT_URL", "COMMIT_SHA")]
        source = f"{parts[0]}/-/blob/{parts[1]}/" if all(parts) else ""
    return Place(_below(root, top), source)


def _below(root: Path, top: str | None) -> str:
    try:
        folder = root.resolve().relative_to(Path(top).resolve()).as_posix() if top else "."
    except ValueError:
        return ""
    return "" if folder == "." else f"{folder}/"


def moved(report: Report, folder: str) -> Report:
    """The same report with paths that begin at the root of the repository."""
    if not folder:
        return report
    return replace(
        report,
        articles=tuple(replace(article, path=folder + article.path) for article in report.articles),
        failures=tuple(failure._replace(path=folder + failure.path) for failure in report.failures),
        site_findings=tuple(one._replace(path=folder + one.path) if one.path else one for one in report.site_findings),
    )
