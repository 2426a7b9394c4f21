"""The items in lists of records: outreach, thanks, help, introductions, promises and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.choices import CHANNELS, HELP, THANKS
from generator.model.fields import Choice, Date, Ref, Text, YesNo, many, one
from generator.model.moment import Moment

ME = "me"
"""What stands for the owner of the journal where a promise says to whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list in front matter; `at` is its place in the list as written, blanks not counted.

    `extra` are fields of the owner's own, as they are written.
    """

    at: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach(Item):
    """I wrote or called."""

    on: Moment = one(Date(), "The day I wrote or called.", required=True, fact=True, to_show=True)
    by: str = one(Choice(CHANNELS), "How.", required=True, to_show=True)
    about: str | None = one(
        Choice(("request", "hello", "article", "news")),
        "What for; without it a request before we first met, a hello after.",
        to_show=True,
    )
    note: str | None = one(Text(), "What I want to remember of it.")
    text: str | None = one(Text(), "What I sent, word by word.")
    objective: str | None = one(Text(), "What I said I would like to learn.", to_show=True)
    times: tuple[str, ...] = many(Text(), "The times that I offered.")
    replied: Moment | None = one(Date(), "The day they replied.", fact=True, to_show=True)
    replied_by: str | None = one(Choice(CHANNELS), "How they replied; without it as I wrote.", to_show=True)
    reply: str | None = one(Text(), "What they said.", to_show=True, prose=True)
    declined: bool | None = one(YesNo(), "yes if their reply was a no.", to_show=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Item):
    """They wrote or called first."""

    on: Moment = one(Date(), "The day they wrote or called.", required=True, fact=True)
    by: str | None = one(Choice(CHANNELS), "How.")
    what: str | None = one(Text(), "What they said.")
    answered: Moment | str | None = one(Date("no-need"), "The day I answered, or no-need.", fact=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Item):
    """Help given or received."""

    on: Moment = one(Date(), "The day.", required=True, fact=True, to_show=True)
    direction: str = one(Choice(("given", "received")), "given by me, or received.", required=True, to_show=True)
    kind: str | None = one(Choice(tuple(HELP)), "What kind of help.", to_show=True)
    what: str = one(Text(), "What it was, in a few words.", required=True, to_show=True)
    thanked: Moment | None = one(Date(), "The day I thanked them for it.", fact=True, to_show=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks(Item):
    """Thanks said or sent after a meeting."""

    by: str = one(Choice(THANKS), "How I thanked.", required=True, to_show=True)
    on: Moment = one(Date(), "The day I thanked.", required=True, fact=True, to_show=True)
    to: tuple[str, ...] = many(Ref("contact"), "Whom; without it everybody who was there.", to_show=True)
    note: str | None = one(Text(), "What I want to remember of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced(Item):
    """A name that someone gave me in a meeting."""

    name: str | None = one(Text(), "The name I was given.")
    contact: str | None = one(Ref("contact"), "Their record, once there is one.", to_show=True)
    company: str | None = one(Ref("company"), "Where they work.", to_show=True)
    role: str | None = one(Text(), "What they do there.", to_show=True)
    note: str | None = one(Text(), "Why I should meet them.", to_show=True, prose=True)
    contacted: Moment | None = one(Date(), "The day I got in touch.", fact=True, to_show=True)
    waived: str | None = one(Text(), "Why I will not get in touch.", to_show=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedBack(Item):
    """I told the introducer how it went."""

    on: Moment = one(Date(), "The day I told them.", required=True, fact=True, to_show=True)
    to: tuple[str, ...] = many(Ref("contact"), "Whom; without it every introducer.", to_show=True)
    note: str | None = one(Text(), "What I want to remember of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Item):
    """Something that I promised."""

    do: str = one(Text(), "What I promised.", required=True, to_show=True)
    by: Moment | None = one(Date(), "The day by which I want to do it.", to_show=True)
    to: str | None = one(
        Ref("contact", word=ME), "To whom, `me` for nobody else; without it the first in `with`.", to_show=True
    )
    done: Moment | None = one(Date(), "The day I did it.", fact=True, to_show=True)
    waived: str | None = one(Text(), "Why I let it go.", to_show=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting(Item):
    """Something that they promised me."""

    what: str = one(Text(), "What they promised.", required=True, to_show=True)
    by: Moment | None = one(Date(), "The day by which they wanted to do it.", to_show=True)
    from_: str | None = one(Ref("contact"), "Who promised it; without it the first in `with`.", to_show=True)
    came: Moment | None = one(Date(), "The day it came.", fact=True, to_show=True)
    asked: Moment | None = one(Date(), "The day I asked after it.", fact=True, to_show=True)
    waived: str | None = one(Text(), "Why I wait for it no longer.", to_show=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Item):
    """Somebody met at an event, with or without a record."""

    name: str | None = one(Ref("contact", loose=True), "A contact, or just the name.", required=True, to_show=True)
    company: str | None = one(Ref("company"), "Where they work.", to_show=True)
    role: str | None = one(Text(), "What they do there.", to_show=True)
    note: str | None = one(Text(), "What we talked about.", to_show=True, prose=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Item):
    """Somebody heard my news."""

    who: tuple[str, ...] = many(Ref("contact", word="all"), "Whom I told, or all.", required=True, to_show=True)
    on: Moment = one(Date(), "The day I told them.", required=True, fact=True, to_show=True)
    by: str | None = one(Choice(CHANNELS), "How.", to_show=True)
    note: str | None = one(Text(), "What I want to remember of it.")
