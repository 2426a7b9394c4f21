"""Pages that need not be made again, since nothing of what they were made from has changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any

from generator.dependencies import Look, Reads, tracked
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
        self._changed = frozenset[Look]()

    def bring(self, changes: Changes) -> None:
        """Forget what may be another one now."""
        self._files = {name: made for name, made in self._files.items() if not changes.bear_on(made[0])}
        self._made = {name: made for name, made in self._made.items() if not changes.bear_on(made[0])}
        self._changed = changes.looks
        self._anew = {}

    def pages(self, make: Pages, scene: Scene) -> tuple[Page, ...]:
        """Return what `make` makes of the journal that was looked at last."""
        name = make.__module__
        self._makers[name] = make, scene
        reads, pages = self._made.get(name, (None, ()))
        if reads is None or (DIAGNOSTICS in reads.fields and self._found.get(name) != scene.found):
            with tracked() as reads:
                pages = tuple(make(scene))
            self._found[name] = scene.found
            return self._keep(name, reads, pages)
        changed = {page.source for page in pages if not self._changed.isdisjoint(page.looks)}
        if not changed:
            return pages
        with tracked() as again:
            known = frozenset(page.source for page in pages if page.source not in changed)
            made = iter([page for page in make(replace(scene, known=known)) if page.source in changed])
        reads.add(again)
        return self._keep(name, reads, [next(made) if page.source in changed else page for page in pages])

    def _keep(self, name: str, reads: Reads, pages: Iterable[Page]) -> tuple[Page, ...]:
        """Return pages as they are given; they are kept without the journal that they would be written from."""
        pages = tuple(pages)
        self._made[name] = (
            reads,
            tuple(
                replace(page, write=partial(self._written, name, page.source))
                if page.looks and not isinstance(page.write, partial)
                else page
                for page in pages
            ),
        )
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
        numbers: dict[Look, int] = {}
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
        looks, made, files = plain
        looks = [(question, path) for question, path in looks]
        for name, (reads, pages) in made.items():
            kept._made[name] = Reads.from_plain(reads), tuple(kept._page(name, looks, page) for page in pages)
        for name, (reads, key) in files.items():
            kept._files[name] = Reads.from_plain(reads), key, None
        return kept

    def _page(self, name: str, looks: list[Look], plain: list[Any]) -> Page:
        source, title, search, facts, rows, numbers = plain
        return Page(
            source=source,
            title=title,
            write=partial(self._written, name, source),
            search=search,
            facts=facts,
            rows=rows,
            looks=frozenset(looks[number] for number in numbers),
        )

    def _written(self, name: str, source: str) -> str:
        """Return the Markdown of a page that was kept without it: all that were made with it are made once more."""
        if name not in self._anew:
            make, scene = self._makers[name]
            made = self._anew[name] = {}
            for page in make(scene):
                made.setdefault(page.source, page)  # of two with one address the first stands
        return self._anew[name][source].markdown


def _plain(page: Page, numbers: dict[Look, int]) -> list[Any]:
    """Return a page as a plain list; what was looked at as numbers, which new ones get."""
    looks = [numbers.setdefault(look, len(numbers)) for look in sorted(page.looks)]
    return [page.source, page.title, page.search, page.facts, page.rows, looks]
