"""A person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.records.choices import CHANNELS, HOW_FOUND
from generator.records.facts import Heard, Help, Outreach
from generator.records.fields import (
    Choice,
    Date,
    Items,
    Pairs,
    Period,
    Ref,
    Text,
    Url,
    YesNo,
    Zone,
    many,
    one,
)
from generator.records.moment import Moment
from generator.records.moment import Period as Span
from generator.records.record import Record


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
