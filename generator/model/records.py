"""The kinds of records: contacts, companies, meetings, events, updates and the profile, with every field of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from generator.files.source import SourceText
from generator.model.choices import CHANNELS, EVENTS, HOW, HOW_FOUND, OUTCOMES, STATUSES
from generator.model.fields import (
    Choice,
    Date,
    Items,
    LengthField,
    Pairs,
    PeriodField,
    Ref,
    Text,
    Url,
    YesNo,
    Zone,
    many,
    one,
)
from generator.model.items import Awaiting, FollowUp, Heard, Help, Introduced, Met, Outreach, ReportedBack, Thanks, Told
from generator.model.moment import Length, Moment
from generator.model.moment import Period as Span
from generator.model.names import strip_brackets
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

    tags: tuple[str, ...] = many(
        Text(),
        "Words to group by.",
        to_show=True,
        column="Tags",
        heads="tags, tag, labels, label, category, categories, group",
        vcard="CATEGORIES",
        detail="tags",
    )
    waived: Mapping[str, str] = one(
        Pairs(), "Debts let go: a debt's kind, or kind and the end of its id, to the reason.", to_show=True
    )
    later: Mapping[str, Moment] = one(
        Pairs(Date()), "Debts put off: a debt's kind, or kind and the end of its id, to a day.", to_show=True
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

    name: str = one(
        Text(),
        "The person's name, as you would say it.",
        required=True,
        to_show=True,
        column="Name",
        heads="name, full name, contact, contact name, person, who, display name",
    )
    aliases: tuple[str, ...] = many(
        Text(), "Other names that mean this person.", column="Also called", vcard="NICKNAME"
    )
    greeting: str | None = one(
        Text(), 'How a letter to them begins: "Dear Dr Doe".', heads="greeting, salutation", detail="a letter begins"
    )
    company: str | None = one(
        Ref("company"),
        "Where they work.",
        to_show=True,
        column="Company",
        heads="company, company name, organisation, organization, employer, firm, works at, current company, firma",
    )
    formerly: tuple[str, ...] = many(Ref("company"), "Where they worked before.", to_show=True)
    role: str | None = one(
        Text(),
        "What they do there.",
        to_show=True,
        column="Role",
        heads="role, title, job title, position, job, function, occupation, profession",
        vcard="TITLE",
    )
    email: tuple[str, ...] = many(
        Text(),
        "E-mail addresses, the best one first.",
        column="Email",
        heads="email, e mail, mail, email address, e mail address, work email, personal email, email 1, email 2",
    )
    phone: tuple[str, ...] = many(
        Text(),
        "Telephone numbers, the best one first.",
        column="Phone",
        heads="phone, telephone, mobile, cell, cell phone, mobile phone, phone number, tel, work phone, home phone",
    )
    linkedin: str | None = one(
        Url(),
        "Their page on LinkedIn.",
        column="LinkedIn",
        heads="linkedin, linkedin url, linkedin profile, linkedin page",
    )
    website: str | None = one(
        Url(), "Their own page.", column="Website", heads="website, web, homepage, web site, web page, url, site"
    )
    location: str | None = one(
        Text(),
        "Where they live.",
        column="Location",
        heads="location, city, town, where, based in, place, where they live",
    )
    time_zone: str | None = one(
        Zone(), "Their time zone, such as Europe/Berlin.", heads="time zone, timezone", detail="time zone"
    )
    address: str | None = one(
        Text(),
        "The postal address, for cards.",
        column="Address",
        heads="address, postal address, mailing address, street address",
    )
    pronouns: str | None = one(
        Text(), "How they are spoken of: she/her.", beside=True, column="Pronouns", heads="pronouns", vcard="PRONOUNS"
    )
    credentials: str | None = one(
        Text(),
        "What follows the name: PhD, MBA.",
        beside=True,
        column="Credentials",
        heads="credentials, suffix, name suffix, degrees",
        vcard="N.suffix",
    )
    prefers: str | None = one(
        Choice(CHANNELS),
        "How they like to be reached (source 001).",
        to_show=True,
        column="Prefers",
        heads="prefers, preferred method, preferred channel, preferred contact method, best way",
    )
    how_found: str | None = one(
        Choice(HOW_FOUND),
        "How I found them.",
        to_show=True,
        column="How found",
        heads="how found, source, how we met, how did we meet, found through, how i found them, found via",
    )
    met_on: Moment | None = one(
        Date(partial=True),
        "The day we first met, or the month or the year: 2025-04, 2023.",
        fact=True,
        to_show=True,
        column="First met",
        heads="met on, date met, first met, day we met",
    )
    event: str | None = one(Ref("event"), "The event where we met.", to_show=True)
    introduced_by: tuple[str, ...] = many(
        Ref("contact"),
        "Who introduced us.",
        to_show=True,
        column="Introduced by",
        heads="introduced by, referred by, referral, referral from, referrer, introducer, through",
    )
    introduced_on: Moment | None = one(Date(), "The day I was given their name.", fact=True, to_show=True)
    topics: tuple[str, ...] = many(
        Text(),
        "What they know about.",
        to_show=True,
        column="Topics",
        heads="topics, topic, expertise, knows about, area",
        vcard="EXPERTISE",
        detail="topics",
    )
    bond: str | None = one(
        Text(),
        "What we have in common (source 003).",
        column="In common",
        heads="bond, in common, what we have in common, common ground",
    )
    personal: Mapping[str, str] = one(
        Pairs(), "Family, holidays, home, birthday: what to ask about next time (source 000)."
    )
    may_follow_up: bool | None = one(
        YesNo(), "Whether they allowed me to keep in touch (source 002).", to_show=True, column="May follow up"
    )
    keep_in_touch: Span | None = one(
        PeriodField(), "How often I want to be in touch: 3 months.", to_show=True, column="Keep in touch"
    )
    snooze_until: Moment | None = one(Date(), "Do not remind me of keeping in touch before this day.", to_show=True)
    archived: bool | None = one(
        YesNo(), "yes for somebody I am no longer in touch with.", to_show=True, column="Put aside"
    )
    linkedin_connected: Moment | str | None = one(
        Date("not-wanted"),
        "The day we connected on LinkedIn, or not-wanted.",
        fact=True,
        to_show=True,
        heads="linkedin connected, connected on",
    )
    outreach: tuple[Outreach, ...] = many(Items(Outreach, line=True), "Every time I wrote or called.", to_show=True)
    heard: tuple[Heard, ...] = many(Items(Heard, line=True), "Every time they wrote or called first.")
    help: tuple[Help, ...] = many(Items(Help), "Help given and received.", to_show=True)

    @property
    def label(self) -> str:
        """The person's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Meeting(Record):
    """One conversation, ahead or held: whom with, what was asked, what came of it."""

    KIND: ClassVar[str] = "meeting"
    FOLDER: ClassVar[str] = "meetings"

    date: Moment | None = one(
        Date(), "The day, and the hour if you know it.", required=True, to_show=True, column="Date"
    )
    with_: tuple[str, ...] = many(Ref("contact"), "Whom I met.", required=True, to_show=True, column="With")
    kind: str | None = one(
        Choice(MEETING_KINDS), "What kind; without it an informational interview.", to_show=True, column="Kind"
    )
    how: str | None = one(Choice(tuple(HOW)), "How we met; without it in person.", to_show=True, column="How")
    asked_by: str | None = one(Choice(("me", "them")), "Who asked; without it me, for an interview them.", to_show=True)
    status: str | None = one(
        Choice(tuple(STATUSES)),
        "Only where the date does not say it: scheduled ahead, held when past.",
        to_show=True,
        column="Status",
    )
    cancelled_on: Moment | None = one(Date(), "The day it was called off.", fact=True, to_show=True)
    cancelled_by: str | None = one(Choice(("me", "them")), "Who called it off.", to_show=True)
    title: str | None = one(
        Text(), "A name for the meeting, if its people and day do not say enough.", to_show=True, column="Title"
    )
    duration: Length | None = one(LengthField(), "How long it is planned for; without it 30 min.", to_show=True)
    lasted: Length | None = one(LengthField(), "How long it lasted.", to_show=True)
    time_zone: str | None = one(Zone(), "The time zone of the hour in `date`.")
    place: str | None = one(Text(), "Where.", column="Place")
    link: str | None = one(Url(), "The link of a video call.", column="Link")
    event: str | None = one(Ref("event"), "The event at which we met.", to_show=True)
    objective: str | None = one(Text(), "What I want to learn (source 004).", to_show=True, column="Objective")
    topics: tuple[str, ...] = many(Text(), "What it is about.", to_show=True, column="Topics")
    confirmed: Moment | None = one(Date(), "The day I confirmed time and place (source 000).", fact=True, to_show=True)
    thanks: tuple[Thanks, ...] = many(Items(Thanks, line=True), "Thanks said and sent.", to_show=True)
    asked_for_introductions: bool | None = one(
        YesNo(), "Whether I asked whom else to meet (source 001); yes where names are given.", to_show=True
    )
    introductions: tuple[Introduced, ...] = many(
        Items(Introduced, text="name"), "The names I was given.", to_show=True, column="Names I was given"
    )
    may_follow_up: bool | None = one(YesNo(), "Their answer when I asked to keep in touch (source 002).", to_show=True)
    reported_back: tuple[ReportedBack, ...] = many(
        Items(ReportedBack, line=True), "When I told the introducer how it went (source 004).", to_show=True
    )
    follow_ups: tuple[FollowUp, ...] = many(Items(FollowUp, text="do"), "What I promised.", to_show=True)
    awaiting: tuple[Awaiting, ...] = many(Items(Awaiting, text="what"), "What they promised me.", to_show=True)
    outcomes: tuple[str, ...] = many(Choice(tuple(OUTCOMES)), "What came of it.", to_show=True)
    help: tuple[Help, ...] = many(Items(Help), "Help given and received.", to_show=True)
    lesson: str | None = one(Text(), "What I will do differently next time.", to_show=True, column="Lesson")

    @property
    def label(self) -> str:
        """The title its owner gave it, else the people as they are written."""
        return self.title or ", ".join(map(strip_brackets, self.with_)) or self.slug


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Company(Record):
    """One organisation."""

    KIND: ClassVar[str] = "company"
    FOLDER: ClassVar[str] = "companies"

    name: str = one(Text(), "The organisation's name.", required=True, to_show=True, column="Name")
    aliases: tuple[str, ...] = many(Text(), "Other names that mean it.")
    website: str | None = one(Url(), "Its page.", column="Website", detail="website")
    industry: str | None = one(Text(), "What it does.", to_show=True, column="Industry")
    location: str | None = one(Text(), "Where it is.", column="Location")
    target: bool | None = one(YesNo(), "Whether I aim at it (source 003).", to_show=True, column="Aimed at")
    verdict: str | None = one(
        Text(), "What I learned: it fits, it does not, and why (source 004).", to_show=True, column="What I learned"
    )

    @property
    def label(self) -> str:
        """The organisation's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Event(Record):
    """One occasion on which people are met."""

    KIND: ClassVar[str] = "event"
    FOLDER: ClassVar[str] = "events"

    name: str = one(Text(), "What the event is called.", required=True, to_show=True, column="Name")
    date: Moment | None = one(
        Date(), "The day, and the hour if you know it.", required=True, to_show=True, column="Date"
    )
    kind: str | None = one(Choice(tuple(EVENTS)), "What kind of event.", to_show=True, column="Kind")
    place: str | None = one(Text(), "Where.", column="Place")
    organizer: str | None = one(Text(), "Who holds it.", column="Organizer")
    goal: str | None = one(Text(), "What I go there for.", to_show=True, column="Goal")
    attended: bool | None = one(YesNo(), "Whether I was there; of use where I met nobody.", to_show=True)
    met: tuple[Met, ...] = many(
        Items(Met, text="name"), "Whom I met: contacts, or names without a record.", to_show=True, column="Met"
    )

    @property
    def label(self) -> str:
        """The event's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Update(Record):
    """One piece of news about me; its body is the message."""

    KIND: ClassVar[str] = "update"
    FOLDER: ClassVar[str] = "updates"

    date: Moment | None = one(Date(), "The day from which it is news.", required=True, fact=True, to_show=True)
    subject: str = one(Text(), "What happened, as a subject line.", required=True, to_show=True)
    to: tuple[str, ...] = many(
        Ref("contact", word="all", tags=True),
        "Who should hear it: all, contacts, tag:NAME; without it all.",
        to_show=True,
    )
    told: tuple[Told, ...] = many(Items(Told, line=True), "Who has heard it.", to_show=True)

    @property
    def label(self) -> str:
        """The subject line."""
        return self.subject


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile(Record):
    """The owner of the journal."""

    KIND: ClassVar[str] = "profile"
    FOLDER: ClassVar[str] = ""

    name: str = one(Text(), "Your name.", required=True, to_show=True)
    email: tuple[str, ...] = many(
        Text(), "Your e-mail addresses: the first is shown, and all are you where mail or a calendar is brought in."
    )
    phone: str | None = one(Text(), "Your telephone number.")
    linkedin: str | None = one(Url(), "Your page on LinkedIn.")
    website: str | None = one(Url(), "Your own page.")
    headline: str | None = one(Text(), "Who you are, in one line.", to_show=True)
    objective: str | None = one(Text(), "What you want to learn and where you are going.", to_show=True)
    expertise: tuple[str, ...] = many(Text(), "What you know well.", to_show=True)
    function: str | None = one(Text(), "Your line of work.", to_show=True, detail="line of work")
    level: str | None = one(Text(), "How senior you are in it.", to_show=True, detail="level")
    geography: str | None = one(Text(), "Where you are and would go.")
    company_history: tuple[str, ...] = many(Text(), "Where you have worked.")
    achievements: tuple[str, ...] = many(Text(), "What you have done, in a line each.", to_show=True)
    targets: tuple[str, ...] = many(Ref("company"), "The companies you aim at (source 004).", to_show=True)
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
