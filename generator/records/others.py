"""A company, an event, a piece of news, the owner, and what else lies in the folder."""

from dataclasses import dataclass
from typing import ClassVar

from generator.records.choices import EVENTS
from generator.records.facts import Met, Told
from generator.records.fields import Choice, Date, Items, Ref, Text, Url, YesNo, Zone, many, one
from generator.records.moment import Moment
from generator.records.record import Record
from generator.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Company(Record):
    """One organisation."""

    KIND: ClassVar[str] = "company"
    FOLDER: ClassVar[str] = "companies"

    name: str = one(Text(), "The organisation's name.", required=True)
    aliases: tuple[str, ...] = many(Text(), "Other names that mean it.")
    website: str | None = one(Url(), "Its page.")
    industry: str | None = one(Text(), "What it does.")
    location: str | None = one(Text(), "Where it is.")
    target: bool | None = one(YesNo(), "Whether I aim at it (source 003).")
    verdict: str | None = one(Text(), "What I learned: it fits, it does not, and why (source 004).")

    @property
    def label(self) -> str:
        """The organisation's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Event(Record):
    """One occasion on which people are met."""

    KIND: ClassVar[str] = "event"
    FOLDER: ClassVar[str] = "events"

    name: str = one(Text(), "What the event is called.", required=True)
    date: Moment | None = one(Date(), "The day, and the hour if you know it.", required=True)
    kind: str | None = one(Choice(tuple(EVENTS)), "What kind of event.")
    place: str | None = one(Text(), "Where.")
    organizer: str | None = one(Text(), "Who holds it.")
    goal: str | None = one(Text(), "What I go there for.")
    met: tuple[Met, ...] = many(Items(Met, text="name"), "Whom I met: contacts, or names without a record.")

    @property
    def label(self) -> str:
        """The event's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Update(Record):
    """One piece of news about me; its body is the message."""

    KIND: ClassVar[str] = "update"
    FOLDER: ClassVar[str] = "updates"

    date: Moment | None = one(Date(), "The day from which it is news.", required=True, fact=True)
    subject: str = one(Text(), "What happened, as a subject line.", required=True)
    to: tuple[str, ...] = many(
        Ref("contact", word="all", tags=True), "Who should hear it: all, contacts, tag:NAME; without it all."
    )
    told: tuple[Told, ...] = many(Items(Told, line=True), "Who has heard it.")

    @property
    def label(self) -> str:
        """The subject line."""
        return self.subject


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile(Record):
    """The owner of the journal."""

    KIND: ClassVar[str] = "profile"
    FOLDER: ClassVar[str] = ""

    name: str = one(Text(), "Your name.", required=True)
    email: str | None = one(Text(), "Your e-mail address.")
    phone: str | None = one(Text(), "Your telephone number.")
    linkedin: str | None = one(Url(), "Your page on LinkedIn.")
    website: str | None = one(Url(), "Your own page.")
    headline: str | None = one(Text(), "Who you are, in one line.")
    objective: str | None = one(Text(), "What you want to learn and where you are going.")
    expertise: tuple[str, ...] = many(Text(), "What you know well.")
    function: str | None = one(Text(), "Your line of work.")
    level: str | None = one(Text(), "How senior you are in it.")
    geography: str | None = one(Text(), "Where you are and would go.")
    company_history: tuple[str, ...] = many(Text(), "Where you have worked.")
    achievements: tuple[str, ...] = many(Text(), "What you have done, in a line each.")
    targets: tuple[str, ...] = many(Ref("company"), "The companies you aim at (source 004).")
    time_zone: str | None = one(Zone(), "Your time zone, such as Europe/Berlin.")

    @property
    def label(self) -> str:
        """The owner's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FreePage:
    """A page of the owner's that is no record; `address` is relative to docs_dir, `title` may be empty."""

    source: SourceText
    address: str
    body_start: int = 0
    title: str = ""
    private: bool = False

    @property
    def body(self) -> str:
        """The text behind any front matter."""
        return self.source.text[self.body_start :]
