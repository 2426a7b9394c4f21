"""Every company that is named anywhere, whether it has a file or not (contract §1)."""

from dataclasses import dataclass
from functools import lru_cache

from generator.model.journal import Journal
from generator.model.mentions import mentions
from generator.model.names import normalize, slug, strip_brackets
from generator.model.records import Company, Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCompany:
    """One company: its record if it has a file, and who works or worked there."""

    name: str
    slug: str
    record: Company | None
    people: tuple[Contact, ...] = ()
    former: tuple[Contact, ...] = ()


@lru_cache(maxsize=2)
def companies(journal: Journal) -> tuple[KnownCompany, ...]:
    """Return every company, by slug. Names that differ only in case or form are one.

    The result is kept, for several rules and most pages need it.
    """
    names: dict[str, str] = {}
    people: dict[str, list[Contact]] = {}
    former: dict[str, list[Contact]] = {}
    records = {normalize(record.slug): record for record in journal.companies}
    for record in journal.records():
        for mention in mentions(record):
            if mention.ref.to != "company":
                continue
            found = journal.companies.find(mention.text)
            name = strip_brackets(mention.text)
            identity = normalize(found.slug) if found else "name:" + normalize(name)
            names.setdefault(identity, name)
            if isinstance(record, Contact):
                (people if mention.path[0] == "company" else former).setdefault(identity, []).append(record)
    taken = set(records)
    made = []
    for identity in [*records, *sorted(set(names) - set(records))]:
        record_ = records.get(identity)
        stem = record_.slug if record_ else _free_slug(slug(names[identity]) or "company", taken)
        taken.add(normalize(stem))
        made.append(
            KnownCompany(
                name=record_.name if record_ else names[identity],
                slug=stem,
                record=record_,
                people=tuple(people.get(identity, ())),
                former=tuple(former.get(identity, ())),
            )
        )
    return tuple(sorted(made, key=lambda company: company.slug))


def _free_slug(wanted: str, taken: set[str]) -> str:
    number, made = 1, wanted
    while normalize(made) in taken:
        number += 1
        made = f"{wanted}-{number}"
    return made


def find_company(journal: Journal, reference: str) -> KnownCompany | None:
    """Return the company that a reference means, with a file or without; None where it is ambiguous or unknown."""
    record = journal.companies.find(reference)
    return _by_name(journal).get(normalize(record.slug) if record else "name:" + normalize(strip_brackets(reference)))


@lru_cache(maxsize=2)
def _by_name(journal: Journal) -> dict[str, KnownCompany]:
    return {
        normalize(company.slug) if company.record else "name:" + normalize(company.name): company
        for company in companies(journal)
    }


def is_target(journal: Journal, company: KnownCompany) -> bool:
    """Return whether I aim at a company: as its own file says, else where the profile names it."""
    if company.record is not None and company.record.target is not None:
        return company.record.target
    named = journal.profile.targets if journal.profile else ()
    return any(find_company(journal, target) == company for target in named)
