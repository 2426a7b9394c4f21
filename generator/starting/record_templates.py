"""Templates of records for `journal/templates/`: `journal new` fills them, and so does Obsidian."""

from collections.abc import Iterator

from generator.starting.usual import SECTIONS, USUAL

# Obsidian calls the new file's name its title; `journal new` knows better than that what a person is called.
_FILLED = {"name": '"{{title}}"', "subject": '"{{title}}"', "date": "{{date}}"}


def record_templates() -> Iterator[tuple[str, str]]:
    """Yield each kind of record and its template."""
    for kind, names in USUAL.items():
        lines = [f"{name}: {_FILLED.get(name, '')}".rstrip() for name in names]
        body = "".join(f"\n## {title}\n" for title in SECTIONS.get(kind, ()))
        yield kind, "\n".join(["---", *lines, "---", ""]) + body
