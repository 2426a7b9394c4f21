"""One thing that an import would write, as its owner reviews it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.edits import Value

NEW_CONTACT, NEW_MEETING, IN = "new contact", "new meeting", "in"
"""What is to be done; IN is followed by the path of an existing record."""

CHANGED_JOB = "Changed job: a reason to write"
BLANKS = "Blanks to fill"
DIFFERS = "Said otherwise than in your journal"
MEETINGS = "Meetings ahead"
KNOWN_COMPANIES = "New people, at companies that your journal names"
NEW = "New people"
INVITED = "New people, from invitations"
NAMESAKES = "New people who bear the name of somebody you have"
ORDER = (CHANGED_JOB, BLANKS, DIFFERS, MEETINGS, INVITED, KNOWN_COMPANIES, NEW, NAMESAKES)
"""The sections as they are read; one that is named elsewhere comes behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What would be written: `action` and `fields`; `instead` is what the journal says now, `notes` text for the body.

    `who` and `said` make the sentence that its owner ticks, `marks` are those by which it is known later on.
    """

    section: str
    who: str
    said: str
    action: str
    fields: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    instead: str = ""
    why: str = ""
    doubts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything a file brings: candidates, who can't be told apart, meetings that may have been held, and counts."""

    candidates: tuple[Candidate, ...] = ()
    unclear: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    perhaps_held: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """How many were not proposed again, and why, a sentence each."""
