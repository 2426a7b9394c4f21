"""Where each page lies under site/ (contract §6), and what else an address there may mean."""

from pathlib import PurePosixPath

from generator.records.others import FreePage
from generator.records.record import Record

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
FOLDERS = ("briefs", "playbook", "search", "assets")
"""Folders in which every address is the site's own."""
PARTS = ("contacts/letters/", "meetings/years/", "what-i-owe/")
"""Where the parts of a long list lie: no record's page lies so deep."""


def of_record(record: Record) -> str:
    """Return the address of a record's page. Records may lie in subfolders; pages stay flat."""
    return f"{record.FOLDER}/{record.slug}.html" if record.FOLDER else PROFILE


def of_brief(meeting: Record) -> str:
    """Return the address of a meeting's brief, which is there as long as the meeting lies ahead."""
    return f"briefs/{meeting.slug}.html"


def of_free_page(page: FreePage) -> str:
    """Return the address of a free page; README.md is the index of its folder, as MkDocs has it."""
    return html(page.address)


def html(address: str) -> str:
    """Return the built address of a Markdown address relative to docs_dir."""
    path = PurePosixPath(address)
    stem = "index" if path.stem == "README" else path.stem
    return str(path.with_name(f"{stem}.html"))


def markdown(address: str) -> str:
    """Return the Markdown address of a built page: what MkDocs calls it and links point to; other files' stay."""
    return address.removesuffix(".html") + ".md" if address.endswith(".html") else address
