"""A conversation."""

from dataclasses import dataclass
from typing import ClassVar

from generator.records.choices import HOW, OUTCOMES, STATUSES
from generator.records.facts import Awaiting, FollowUp, Help, Introduction, Report, Thanks
from generator.records.fields import Choice, Date, Items, Ref, Text, Url, YesNo, Zone, many, one
from generator.records.fields import Length as LengthField
from generator.records.moment import Length, Moment
from generator.records.record import Record
from generator.settings import MEETING_KINDS


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
