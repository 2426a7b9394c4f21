"""A page or file of the owner's at an address where the site has a page of its own."""

from collections.abc import Iterator

from generator.files.source import SourceText, Span
from generator.model import addresses
from generator.model.day import Day
from generator.model.names import normalize
from generator.rules.diagnostic import Finding, Rule, Severity


def check(day: Day) -> Iterator[Finding]:
    """Compare the addresses of free pages and other files with those of the journal's own pages."""
    own = {normalize(address) for address in addresses.FIXED}
    seen: dict[str, str] = {}
    for page in day.journal.free_pages:
        address = addresses.of_free_page(page)
        if page.address == "index.md":
            continue
        taken = address.split("/")[0] in addresses.FOLDERS or address.startswith(addresses.PARTS)
        if normalize(address) in own or taken:
            yield _found(page.source, f"{address} is a page that the journal makes itself")
        elif normalize(address) in seen:
            yield _found(page.source, f"{seen[normalize(address)]} has the same address, {address}")
        seen.setdefault(normalize(address), page.address)
    for asset in sorted(day.journal.assets):
        if normalize(asset) in own:
            source = SourceText(f"{day.journal.folder}/{asset}", "")
            yield _found(source, f"{asset} is a file that the journal makes itself")
    for record in day.journal.records():
        if normalize(record.slug) == "index":
            yield _found(record.source, f"{addresses.of_record(record)} is the list of all {record.FOLDER}")


def _found(source: SourceText, message: str) -> Finding:
    return Finding(source=source, span=Span(0, 0), message=message, help="give this file another name")


RULE = Rule("path-collision", Severity.ERROR, check)
