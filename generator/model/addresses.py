"""The address of each page under site/ (contract §6), and the addresses that no page of the owner's may take."""

from hashlib import sha256
from pathlib import PurePosixPath

from generator.model.records import FreePage, Record

_LONGEST_STEM = 250
"""How many bytes a file's name may have, without `.html`."""
TODAY = "index.html"
PROBLEMS = "problems.html"
WHAT_I_OWE = "what-i-owe.html"
PROFILE = "profile.html"
INTRODUCTIONS = "introductions.html"
TOPICS = "topics.html"
QUESTIONS = "questions.html"
PROGRESS = "progress.html"
THANKS = "thanks.html"
KEEP_IN_TOUCH = "keep-in-touch.html"
NEWS = "news.html"
GIVING = "giving.html"
REVIEW = "review.html"
ONE_SHEET = "one-sheet.html"
CALENDAR = "journal.ics"
PEOPLE = "contacts.vcf"
FIXED = (
    TODAY, WHAT_I_OWE, "meetings/index.html", "contacts/index.html", "companies/index.html",
    "events/index.html", "updates/index.html", "review.html", PROFILE, "introductions.html",
    "thanks.html", "keep-in-touch.html", "news.html", "topics.html", "questions.html", "giving.html",
    "progress.html", "one-sheet.html", PROBLEMS, CALENDAR, PEOPLE,
)  # fmt: skip
PLAYBOOK = tuple(
    f"playbook/{name}.html"
    for name in (
        "index", "approaching", "preparing", "during", "afterwards", "keep-in-touch", "events-and-linkedin",
        "companies-and-one-sheet", "patience",
    )
)  # fmt: skip
"""The pages of the playbook, in the order in which they are read."""
FOLDERS = ("briefs", "playbook", "search", "assets")
"""Folders that hold only pages and files of the site itself."""
PARTS = ("contacts/letters/", "meetings/years/", "what-i-owe/")
"""Folders for the parts of a long list; pages of records never lie so deep."""


def of_record(record: Record) -> str:
    """Return the address of a record's page. Records may lie in subfolders; pages stay flat."""
    return f"{record.FOLDER}/{_stem(record.slug)}.html" if record.FOLDER else PROFILE


def of_brief(meeting: Record) -> str:
    """Return the address of a meeting's brief; there is one as long as the meeting is scheduled or requested."""
    return f"briefs/{_stem(meeting.slug)}.html"


def of_company(slug: str) -> str:
    """Return the address of a company's page, with a file or without."""
    return f"companies/{_stem(slug)}.html"


def is_too_long(slug: str) -> bool:
    """Return whether no disk can hold a page named so."""
    return len(slug.encode("utf-8", "replace")) > _LONGEST_STEM


def _stem(slug: str) -> str:
    """Return the name of a page's file without `.html`; one too long for a disk is cut and a hash added."""
    if not is_too_long(slug):
        return slug
    mark = sha256(slug.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug.encode('utf-8', 'replace')[:200].decode('utf-8', 'ignore')}-{mark}"


def of_free_page(page: FreePage) -> str:
    """Return the address of a free page; README.md is the index of its folder, as MkDocs has it."""
    return html(page.address)


def html(address: str) -> str:
    """Return the built address of a Markdown address relative to docs_dir."""
    path = PurePosixPath(address)
    stem = "index" if path.stem == "README" else path.stem
    return str(path.with_name(f"{_stem(stem)}.html"))


def markdown(address: str) -> str:
    """Return the Markdown address of a built page: what MkDocs calls it and links point to; other files' stay."""
    return address.removesuffix(".html") + ".md" if address.endswith(".html") else address
