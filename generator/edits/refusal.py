"""Why nothing was written: each is one line that a command can print as it stands."""


class CannotEdit(Exception):
    """The fact can't be written without guessing; the file is as it was."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {reason}")
        self.path, self.reason, self.line = path, reason, line


class FileChanged(CannotEdit):
    """Somebody else wrote to the file between our reading and our writing."""

    def __init__(self, path: str, what: str = "changed") -> None:
        super().__init__(path, f"{what} while you were at it; nothing was written, run it again")


class Busy(CannotEdit):
    """Another command holds the journal, and did not let go of it in time."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "another journal command is writing; nothing was written, run it again")
