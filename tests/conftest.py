"""What tests share: a small journal of their own, and golden files.

    RENEW_GOLDEN=1 pytest

writes every golden file anew from what the program says now; then read the difference in git.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings
from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.theme import Theme
from small_journal import SmallJournal, write_journal

_GOLDEN = Path(__file__).parent / "golden"

# No test depends on how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Tests start the program some hundred times: where nothing compiled may lie beside the sources, it lies in the cache.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")


class Compiled(BytecodeCache):
    """Templates as they were compiled, by their names and for as long as their text is the same."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled() -> Iterator[None]:
    """Compile the theme's templates once for all sites that tests build: it takes half of a small site's time."""
    kept, environment_of = Compiled(), Theme.get_env

    def get_env(theme: Theme) -> Environment:
        environment = environment_of(theme)
        environment.bytecode_cache = kept
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield


class MakeJournal(Protocol):
    def __call__(self, files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None) -> SmallJournal: ...


@pytest.fixture
def journal(tmp_path: Path) -> MakeJournal:
    """Return a function that writes a journal: `journal({"contacts/ada.md": "---…"}, {"rules": {…}})`."""

    numbers = count(2)

    def make(files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None) -> SmallJournal:
        first = tmp_path / "small"
        return write_journal(tmp_path / f"small-{next(numbers)}" if first.exists() else first, files, options)

    return make


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a function that compares a text with tests/golden/<name>."""

    def compare(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("RENEW_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"there is no golden file {name}; RENEW_GOLDEN=1 pytest makes it"
        assert text == path.read_bytes().decode()

    return compare
