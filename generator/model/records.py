"""People, companies, meetings, events, news, the profile: each record a file, each field saying what it may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from generator.files.source import SourceText
from generator.model.choices import CHANNELS, EVENTS, HOW, HOW_FOUND, OUTCOMES, STATUSES
from generator.model.fields import Choice, Date, Items, Pairs, Period, Ref, Text, Url, YesNo, Zone, many, one
from generator.model.fields import Length as LengthField
from generator.model.items import Awaiting, FollowUp, Heard, Help, Introduction, Met, Outreach, Report, Thanks, Told
from generator.model.moment import Length, Moment
from generator.model.moment import Period as Span
from generator.model.settings import MEETING_KINDS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Record:
    """One Markdown file with front matter. Two records are the same only when they are one object."""

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]

    source: SourceText
    slug: str
    body_start: int
    extra: Mapping[str, Any] = field(default_factory=dict)

    tags: tuple[str, ...] = many(Text(), "Words to group by.")
    waived: Mapping[str, str] = one(
        Pairs(), "Debts let go: a debt's kind, or kind and the end of its id, to the reason."
    )
    private: bool | None = one(YesNo(), "yes keeps the whole record out of every build made to be shown.")
    ignore: tuple[str, ...] = many(Text(), "Names of rules not to apply to this file.")

    @property
    def path(self) -> str:
        """The file, relative to the folder of mkdocs.yml."""
        return self.source.path

    @property
    def body(self) -> str:
        """The text behind the front matter."""
        return self.source.text[self.body_start :]

    @property
    def label(self) -> str:
        """What to call the record where it is shown."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contact(Record):
    """One person: who they are, how we met, how to reach them, and every word between us."""

    KIND: ClassVar[str] = "contact"
    FOLDER: ClassVar[str] = "contacts"

    name: str = one(Text(), "The person's name, as you would say it.", required=True)
    aliases: tuple[str, ...] = many(Text(), "Other names that mean this person.")
    greeting: str | None = one(Text(), 'How a letter to them begins: "Dear Dr Doe".')
    company: str | None = one(Ref("company"), "Where they work.")
    formerly: tuple[str, ...] = many(Ref("company"), "Where they worked before.")
    role: str | None = one(Text(), "What they do there.")
    email: tuple[str, ...] = many(Text(), "E-mail addresses, the best one first.")
    phone: tuple[str, ...] = many(Text(), "Telephone numbers, the best one first.")
    linkedin: str | None = one(Url(), "Their page on LinkedIn.")
    website: str | None = one(Url(), "Their own page.")
    location: str | None = one(Text(), "Where they live.")
    time_zone: str | None = one(Zone(), "Their time zone, such as Europe/Berlin.")
    address: str | None = one(Text(), "The postal address, for cards.")
    prefers: str | None = one(Choice(CHANNELS), "How they like to be reached (source 001).")
    how_found: str | None = one(Choice(HOW_FOUND), "How I found them.")
    met_on: Moment | None = one(Date(), "The day we first met.", fact=True)
    event: str | None = one(Ref("event"), "The event where we met.")
    introduced_by: tuple[str, ...] = many(Ref("contact"), "Who introduced us.")
    introduced_on: Moment | None = one(Date(), "The day I was given their name.", fact=True)
    topics: tuple[str, ...] = many(Text(), "What they know about.")
    bond: str | None = one(Text(), "What we have in common (source 003).")
    personal: Mapping[str, str] = one(
        Pairs(), "Family, holidays, home, birthday: what to ask about next time (source 000)."
    )
    may_follow_up: bool | None = one(YesNo(), "Whether they allowed me to keep in touch (source 002).")
    keep_in_touch: Span | None = one(Period(), "How often I want to be in touch: 3 months.")
    snooze_until: Moment | None = one(Date(), "Do not remind me of keeping in touch before this day.")
    archived: bool | None = one(YesNo(), "yes for somebody I am no longer in touch with.")
    linkedin_connected: Moment | str | None = one(
        Date("not-wanted"), "The day we connected on LinkedIn, or not-wanted.", fact=True
    )
    outreach: tuple[Outreach, ...] = many(Items(Outreach, line=True), "Every time I wrote or called.")
    heard: tuple[Heard, ...] = many(Items(Heard, line=True), "Every time they wrote or called first.")
    help: tuple[Help, ...] = many(Items(Help), "Help given and received.")

    @property
    def label(self) -> str:
        """The person's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Meeting(Record):
    """One conversation, ahead or held: whom with, what was asked, what came of it."""

    KIND: ClassVar[str] = "meeting"
    FOLDER: ClassVar[str] = "meetings"

    date: Moment | None = one(Date(), "The day, and the hour if you know it.", required=True)
    with_: tuple[str, ...] = many(Ref("contact"), "Whom I met.", required=True)
    kind: str | None = one(Choice(MEETING_KINDS), "What kind of talk; without it an informational interview.")
    how: str | None = one(Choice(tuple(HOW)), "How we met; without it in person.")
    asked_by: str | None = one(Choice(("me", "them")), "Who asked for it; without it me.")
    status: str | None = one(
        Choice(tuple(STATUSES)),
        "Only where the date does not say it: scheduled ahead, held when past.",
    )
    title: str | None = one(Text(), "A name for the meeting, if its people and day do not say enough.")
    duration: Length | None = one(LengthField(), "How long it is planned for; without it 30 min.")
    lasted: Length | None = one(LengthField(), "How long it lasted.")
    time_zone: str | None = one(Zone(), "The time zone of the hour in `date`.")
    place: str | None = one(Text(), "Where.")
    link: str | None = one(Url(), "The link of a video call.")
    event: str | None = one(Ref("event"), "The event at which we met.")
    objective: str | None = one(Text(), "What I want to learn (source 004).")
    topics: tuple[str, ...] = many(Text(), "What it is about.")
    confirmed: Moment | None = one(Date(), "The day I confirmed time and place (source 000).", fact=True)
    thanks: tuple[Thanks, ...] = many(Items(Thanks, line=True), "Thanks said and sent.")
    asked_for_introductions: bool | None = one(
        YesNo(), "Whether I asked whom else to meet (source 001); yes where names are given."
    )
    introductions: tuple[Introduction, ...] = many(Items(Introduction, text="name"), "The names I was given.")
    may_follow_up: bool | None = one(YesNo(), "Their answer when I asked to keep in touch (source 002).")
    reported_back: tuple[Report, ...] = many(
        Items(Report, line=True), "When I told the introducer how it went (source 004)."
    )
    follow_ups: tuple[FollowUp, ...] = many(Items(FollowUp, text="do"), "What I promised.")
    awaiting: tuple[Awaiting, ...] = many(Items(Awaiting, text="what"), "What they promised me.")
    outcomes: tuple[str, ...] = many(Choice(tuple(OUTCOMES)), "What came of it.")
    help: tuple[Help, ...] = many(Items(Help), "Help given and received.")
    lesson: str | None = one(Text(), "What I will do differently next time.")

    @property
    def label(self) -> str:
        """The title its owner gave it, else the people as they are written."""
        return self.title or ", ".join(self.with_) or self.slug


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
