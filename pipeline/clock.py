"""Which day it is: that of `SOURCE_DATE_EPOCH` where it is set, so that a build or a check can be repeated later."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from pipeline.errors import UsageError
from pipeline.wording import Text

_NAME = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Today here; where `SOURCE_DATE_EPOCH` (seconds since 1970) is set, its day in UTC. Raises `UsageError` where it stands for no day."""
    given = os.environ.get(_NAME)
    if not given:
        return date.today()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            Text("環境変数 {name} が日付になりません。", "The environment variable {name} stands for no date.").filled(
                name=_NAME
            ),
            Text(
                "1970年1月1日からの秒数（例：1764028800）にするか、消してください。",
                "Set it to seconds since 1970 (for example 1764028800), or unset it.",
            ),
        ) from error
