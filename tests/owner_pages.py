"""What the tests of the pages around debts and the owner share: pages as plain Markdown, and what people read there."""

import html
import re
from collections.abc import Mapping
from datetime import date
from textwrap import dedent

from conftest import MakeJournal

from generator.options import settings_from
from generator.pages import Page, render
from generator.pages.markdown import environment
from generator.pages.scene import Scene
from generator.settings import Settings

TODAY = date(2026, 11, 22)
ME = {
    "profile.md": """\
        name: Dot Marsh
        email: dot@example.com
        headline: Maker of small things
        objective: learn how exhibits are made
        achievements: [No lost specimen]
        """
}
ANA = {"contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted"}


def write(files: Mapping[str, str]) -> dict[str, str]:
    """Return files whose text is front matter, and behind a line `---` a body."""
    written = {}
    for name, text in files.items():
        front, _, body = dedent(text).strip("\n").partition("\n---\n")
        written[name] = f"---\n{front}\n---\n{body}"
    return written


def pages(journal: MakeJournal, files: Mapping[str, str], today: date = TODAY) -> dict[str, Page]:
    """Return the pages of a journal by address."""
    settings, problems = settings_from({})
    assert not problems
    return {page.address: page for page in render(journal(write(files)).load(), (), today, settings)}


def scene(journal: MakeJournal, files: Mapping[str, str], today: date = TODAY) -> Scene:
    """Return what single pages of a journal are made from."""
    read_ = journal(write(files)).load()
    return Scene(
        journal=read_, today=today, settings=Settings(), found=(),
        templates=environment(),
    )  # fmt: skip


def read(page: Page) -> str:
    """Return what people read on a page today: no marks, no links' targets, no templates for later days."""
    text = re.sub(r"<template.*?</template>", "", page.markdown, flags=re.DOTALL)
    text = re.sub(r"<br ?/?>", "\n", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]+>|`|\*\*|\{: [^}]*\}", "", text)
    return "\n".join(line for line in (" ".join(part.split()) for part in html.unescape(text).splitlines()) if line)
