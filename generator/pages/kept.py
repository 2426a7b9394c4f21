"""Pages that need not be made again, since nothing of what they were made from has changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any

from generator.dependencies import Reads, tracked
from generator.diagnostics import Diagnostic
from generator.differences import Changes
from generator.pages.page import Page
from generator.pages.scene import DIAGNOSTICS, Scene

Pages = Callable[[Scene], Iterator[Page]]


class KeptPages:
    """The pages of a journal as they were made last, and what they were made from."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Reads, tuple[Page, ...]]] = {}
        self._files: dict[str, tuple[Reads, str, bytes | None]] = {}
        self._found: dict[str, tuple[Diagnostic, ...]] = {}
        self._makers: dict[str, tuple[Pages, Scene]] = {}
        self._anew: dict[str, dict[str, Page]] = {}
        self._changed = frozenset[str]()

    def bring(self, changes: Changes) -> None:
        """Forget what may be another one now."""
        self._files = {name: made for name, made in self._files.items() if not changes.bear_on(made[0])}
        self._made = {name: made for name, made in self._made.items() if not changes.bear_on(made[0])}
        self._changed = changes.paths
        self._anew = {}

    def pages(self, make: Pages, scene: Scene) -> tuple[Page, ...]:
        """Return what `make` makes of the journal that was looked at last."""
        name = make.__module__
        self._makers[name] = make, scene
        reads, pages = self._made.get(name, (None, ()))
        if reads is None or (DIAGNOSTICS in reads.fields and self._found.get(name) != scene.found):
            with tracked() as reads:
                pages = tuple(make(scene))
            self._made[name], self._found[name] = (reads, pages), scene.found
            return pages
        known = {page.source: page for page in pages if self._changed.isdisjoint(page.texts)}
        if len(known) < len(pages):
            with tracked() as again:
                pages = tuple(make(replace(scene, known=known)))
            reads.add(again)
            self._made[name] = reads, pages
        return pages

    def content(self, name: str, make: Callable[[], bytes]) -> tuple[Callable[[], bytes], str]:
        """Return what gives a file made of the journal that was looked at last, and a hash of its content."""
        if name not in self._files:
            with tracked() as reads:
                content = make()
            self._files[name] = reads, blake2b(content, digest_size=16).hexdigest(), content
        _, key, known = self._files[name]
        return make if known is None else lambda: known, key

    def as_plain(self) -> list[Any]:
        """Return it as plain lists."""
        numbers: dict[str, int] = {}
        made = {
            name: [reads.as_plain(), [_plain(page, numbers) for page in pages]]
            for name, (reads, pages) in self._made.items()
            if DIAGNOSTICS not in reads.fields
        }
        return [list(numbers), made, {name: [reads.as_plain(), key] for name, (reads, key, _) in self._files.items()}]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> "KeptPages":
        """Return what `as_plain` gave of it."""
        kept = cls()
        paths, made, files = plain
        for name, (reads, pages) in made.items():
            kept._made[name] = Reads.from_plain(reads), tuple(kept._page(name, paths, page) for page in pages)
        for name, (reads, key) in files.items():
            kept._files[name] = Reads.from_plain(reads), key, None
        return kept

    def _page(self, name: str, paths: list[str], plain: list[Any]) -> Page:
        source, title, search, facts, rows, texts = plain
        return Page(
            source=source,
            title=title,
            write=partial(self._written, name, source),
            search=search,
            facts=facts,
            rows=rows,
            texts=frozenset(paths[number] for number in texts),
        )

    def _written(self, name: str, source: str) -> str:
        """Return the Markdown of a page that was kept without it: all that were made with it are made once more."""
        if name not in self._anew:
            make, scene = self._makers[name]
            self._anew[name] = {page.source: page for page in make(scene)}
        return self._anew[name][source].markdown


def _plain(page: Page, numbers: dict[str, int]) -> list[Any]:
    """Return a page as a plain list; paths as their numbers, which new ones get."""
    texts = [numbers.setdefault(path, len(numbers)) for path in sorted(page.texts)]
    return [page.source, page.title, page.search, page.facts, page.rows, texts]
