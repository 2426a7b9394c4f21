"""Templates that are compiled once: kept beside Python's own compiled modules, and trusted as they are."""

import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.digest import digest
from generator.program import stamp

_FOLDER = Path(__file__).parent / "__pycache__" / "templates"


class Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates in memory, and beside the program's modules where Python may keep those.

    Never in a journal's folder: what is compiled is run, and a journal may come from somebody else.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        super().__init__(str(folder))
        self._known: dict[str, tuple[str, CodeType]] = {}

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a template from another one, the program that compiles it included."""
        return digest(f"{stamp()}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known of its template, if it was compiled from the same text."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
            return
        with suppress(OSError):
            super().load_bytecode(bucket)
        self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; on disk only if Python keeps its own there, and if it can be."""
        self._remember(bucket)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key] = bucket.checksum, bucket.code


COMPILED = Compiled()
