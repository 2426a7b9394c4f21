"""Which companies I aim at (sources 003 and 004)."""

from generator.records.journal import Journal
from generator.views.companies import KnownCompany, find_company


def is_target(journal: Journal, company: KnownCompany) -> bool:
    """Return whether I aim at a company: its own file says so, else the profile names it."""
    if company.record is not None and company.record.target is not None:
        return company.record.target
    named = journal.profile.targets if journal.profile else ()
    return any(find_company(journal, target) == company for target in named)
