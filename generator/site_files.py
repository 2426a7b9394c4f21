"""Files for MkDocs whose content is made when it is read: in a build after an edit, that of most is not."""

from collections.abc import Callable
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


class MadeFile(File):
    """A generated file, made when it is read. Another plugin may put its own content in the place of ours."""

    key: str
    make: Callable[[], str | bytes]
    _given: str | bytes | None = None

    @property
    def _content(self) -> str | bytes:
        return self.make() if self._given is None else self._given

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self._given = content
        self.key = ""


def made_file(config: MkDocsConfig, address: str, make: Callable[[], str | bytes], key: str = "") -> MadeFile:
    """Return a file at an address; while `key` is the same and not empty, so is what `make` returns."""
    file = cast("MadeFile", MadeFile.generated(config, address, content=""))
    file._given, file.make, file.key = None, make, key
    return file
