"""The one-sheet to give to people: contact data, objective, achievements, the companies I aim at.

Source 004 asks for exactly this; nothing else of the journal enters it, and nothing private.
"""

from dataclasses import dataclass

from generator.facts.companies import KnownCompany, companies, find_company
from generator.model.journal import Journal
from generator.model.records import Profile
from generator.reports.ways_to_reach import Way, dial, mail, web_address
from generator.words.plain_text import line


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSheet:
    """The sheet's words, as plain text of one line each.

    `work` is level and line of work; `reach` are the ways to reach me, with links where there can be one.
    """

    name: str
    headline: str
    work: str
    geography: str
    reach: tuple[Way, ...]
    objective: str
    expertise: tuple[str, ...]
    company_history: tuple[str, ...]
    achievements: tuple[str, ...]
    targets: tuple[str, ...]


def one_sheet(journal: Journal) -> OneSheet | None:
    """Return the sheet; None where there is no profile yet."""
    me = journal.profile
    if me is None:
        return None
    return OneSheet(
        name=line(me.name),
        headline=line(me.headline or ""),
        work=", ".join(filter(None, map(line, (me.level or "", me.function or "")))),
        geography=line(me.geography or ""),
        reach=tuple(_reach(me)),
        objective=line(me.objective or ""),
        expertise=tuple(filter(None, map(line, me.expertise))),
        company_history=tuple(filter(None, map(line, me.company_history))),
        achievements=tuple(filter(None, map(line, me.achievements))),
        targets=tuple(line(company.name) for company in targets(journal)),
    )


def _reach(me: Profile) -> list[Way]:
    given = [
        ("email", next(iter(me.email), None), mail),
        ("phone", me.phone, dial),
        ("linkedin", me.linkedin, web_address),
        ("website", me.website, web_address),
    ]
    return [
        Way(kind=kind, text=_short(line(text)), address=address(text))
        for kind, text, address in given
        if text and line(text)
    ]


def _short(text: str) -> str:
    """Return an address without `https://` and `www.`, as people print it."""
    for begin in ("https://", "http://", "www."):
        text = text.removeprefix(begin)
    return text.rstrip("/")


def targets(journal: Journal) -> tuple[KnownCompany, ...]:
    """Return the companies I aim at: those in the profile, then others whose file says so; no private ones."""
    named = journal.profile.targets if journal.profile else ()
    found = [company for name in named if (company := find_company(journal, name)) is not None]
    found += [company for company in companies(journal) if company.record and company.record.target]
    return tuple(dict.fromkeys(company for company in found if not (company.record and company.record.private)))
