"""A page of the owner's at an address that the site needs."""

from collections.abc import Iterator

from generator.files.source import SourceText, Span
from generator.model import addresses
from generator.model.day import Day
from generator.model.names import key
from generator.rules.diagnostic import Found, Rule, Severity


def check(day: Day) -> Iterator[Found]:
    """Compare the addresses of free pages and other files with those of the journal's own pages."""
    own = {key(address) for address in addresses.FIXED}
    seen: dict[str, str] = {}
    for page in day.journal.free_pages:
        address = addresses.of_free_page(page)
        if page.address == "index.md":
            continue
        taken = address.split("/")[0] in addresses.FOLDERS or address.startswith(addresses.PARTS)
        if key(address) in own or taken:
            yield _found(page.source, f"{address} is a page that the journal makes itself")
        elif key(address) in seen:
            yield _found(page.source, f"{seen[key(address)]} has the same address, {address}")
        seen.setdefault(key(address), page.address)
    for asset in sorted(day.journal.assets):
        if key(asset) in own:
            source = SourceText(f"{day.journal.folder}/{asset}", "")
            yield _found(source, f"{asset} is a file that the journal makes itself")
    for record in day.journal.records():
        if key(record.slug) == "index":
            yield _found(record.source, f"{addresses.of_record(record)} is the list of all {record.FOLDER}")


def _found(source: SourceText, message: str) -> Found:
    return Found(source=source, span=Span(0, 0), message=message, help="give this file another name")


RULE = Rule("path-collision", Severity.ERROR, check)
