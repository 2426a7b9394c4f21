"""What is told of some days: what they brought, what git knows of them, and what nobody can know."""

from dataclasses import dataclass

from generator.past import Past
from generator.records import Journal
from generator.views.since import Since


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A review and where it was had from: `past` is None where only the files were asked, and `unknown` says why."""

    since: Since
    journal: Journal
    past: Past | None = None
    unknown: str = ""
