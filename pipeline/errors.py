"""Why the work could not be done: one small tree; the command line turns it into an exit status."""

from __future__ import annotations

from pipeline.wording import Language, Text, tamed


class PipelineError(Exception):
    """Something a user can mend. `message` says what is wrong, `hint` what to do."""

    status = 2

    def __init__(
        self, message: Text, hint: Text | None = None, *, path: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line

    def where(self) -> str:
        """`path:line`, `path`, or nothing."""
        if self.path is None:
            return ""
        path = tamed(self.path)
        return path if self.line is None else f"{path}:{self.line}"

    def render(self, language: Language) -> str:
        """One sentence with its place in front."""
        message = self.message.render(language)
        return f"{self.where()}: {message}" if self.path else message

    def in_full(self, language: Language) -> str:
        """The same, and what to do on a line of its own."""
        said = self.render(language)
        return f"{said}\n  → {self.hint.render(language)}" if self.hint else said


class UsageError(PipelineError):
    """The command was called in a way that cannot be carried out (exit status 2)."""


def no_file(path: object, hint: Text | None = None) -> UsageError:
    """The error for a file that was named and is not there; `hint` says where another one is."""
    return UsageError(
        Text("ファイルがありません。", "There is no such file."),
        hint
        or Text(
            "ファイル名と、いまのフォルダーを確かめてください。",
            "Check the name of the file, and the folder that you are in.",
        ),
        path=str(path),
    )


class ConfigError(PipelineError):
    """The policy or the site's layout is wrong (exit status 2)."""


class UnreadableError(PipelineError):
    """An input exists but could not be read, so it could not be checked (exit status 3)."""

    status = 3
