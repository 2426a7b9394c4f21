"""The owner's own pages, shown as they are with their links resolved."""

from collections.abc import Iterator
from functools import partial

from generator.model import addresses
from generator.model.names import name_from_slug
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.prose import headings


def pages(context: PageContext) -> Iterator[Page]:
    """Yield every free page but index.md, whose text stands above Today."""
    for page in context.journal.free_pages:
        if page.address == "index.md":
            continue
        address = addresses.of_free_page(page)
        yield Page(
            address=address,
            title=page.title or name_from_slug(address.removesuffix(".html").rsplit("/", 1)[-1]),
            render=partial(context.links(address).text, page.source, page.body_start),
            headings=headings(page.source, page.body_start),
        )
