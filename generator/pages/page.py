"""What a page is: an address under site/, a title, and Markdown whose every foreign value is escaped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    `source` is its Markdown address relative to docs_dir, with `/` ("contacts/jane-doe.md"); the built page
    bears the same name with `.html`. `title` is plain text, not escaped. `markdown` has no front matter;
    its links to other pages are relative Markdown addresses ("../companies/acme.md"). `search` is false
    for pages that only list what other pages say.
    """

    source: str
    title: str
    markdown: str
    search: bool = True

    @property
    def address(self) -> str:
        """The built page's address under site/."""
        return self.source.removesuffix(".md") + ".html"
