"""The words that a field may hold, each with every form in which anybody says it: one table a choice.

The values are a table's keys, in the order in which they are offered. No other module has such a table, but for
`generator.facts.stages`: how far one has come with somebody is worked out and no field.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way of being in touch."""

    noun: str
    """As in `Jane prefers e-mail`."""
    by: str
    """As in `you wrote by e-mail`."""
    address: str | None
    """What one has to know for it: `e-mail address`; None where there is no such thing."""
    i_tried: str
    """How a letter of mine speaks of an earlier one: `I wrote to you by e-mail`."""
    they_did: str
    """What I thank somebody for who was in touch first: `your message`."""
    to_do: str
    """What to do with a message that goes this way: `this is to be said on the telephone`."""


WAYS: Mapping[str, Channel] = {
    "email": Channel(
        noun="e-mail",
        by="by e-mail",
        address="e-mail address",
        i_tried="I wrote to you by e-mail",
        they_did="your message",
        to_do="this goes by e-mail",
    ),
    "phone": Channel(
        noun="phone",
        by="by phone",
        address="telephone number",
        i_tried="I tried to call you",
        they_did="your call",
        to_do="this is to be said on the telephone",
    ),
    "linkedin": Channel(
        noun="LinkedIn",
        by="on LinkedIn",
        address="page on LinkedIn",
        i_tried="I wrote to you on LinkedIn",
        they_did="your message",
        to_do="there is no e-mail address; this goes by LinkedIn",
    ),
    "in-person": Channel(
        noun="meeting in person",
        by="in person",
        address=None,
        i_tried="I spoke to you",
        they_did="stopping by",
        to_do="this is to be said face to face",
    ),
    "video": Channel(
        noun="video",
        by="by video",
        address=None,
        i_tried="I tried to reach you by video",
        they_did="your call",
        to_do="this is to be said by video",
    ),
    "mail": Channel(
        noun="post",
        by="by post",
        address="postal address",
        i_tried="I sent you a letter",
        they_did="your message",
        to_do="this is to be written by hand",
    ),
    "card": Channel(
        noun="card",
        by="by card",
        address="postal address",
        i_tried="I sent you a card",
        they_did="your card",
        to_do="this is to be written by hand",
    ),
}
CHANNELS = ("email", "phone", "linkedin", "in-person", "video", "mail")
"""The ways in which people write and call."""
THANKS = ("email", "card", "linkedin", "phone", "in-person")
"""The ways in which people are thanked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFound:
    """How I found somebody."""

    through: str
    """As in `found through an association`."""
    short: str | None
    """The same where a list has names of introducers: `an association`, `you wrote first`; None says nothing."""
    you: str | None
    """A sentence without a full stop: `you found each other through an association`; None says nothing."""
    letter: str | None
    """How a letter to them begins; None where that has to say more than the journal knows."""
    known: str | None
    """How I know somebody whom I knew before, as in `known: from work`; None where I did not."""


FOUND: Mapping[str, HowFound] = {
    "referral": HowFound(
        through="an introduction",
        short="a referral",
        you="you were referred to each other",
        letter=None,
        known=None,
    ),
    "alumni": HowFound(
        through="the alumni",
        short="your old school",
        you="you know each other from your old school",
        letter="I found your name among our alumni.",
        known=None,
    ),
    "association": HowFound(
        through="an association",
        short="an association",
        you="you found each other through an association",
        letter="I found your name in our professional association.",
        known=None,
    ),
    "meetup": HowFound(
        through="a meetup",
        short="a meetup",
        you="you found each other at a meetup",
        letter="I found your name through the Meetup group.",
        known=None,
    ),
    "event": HowFound(
        through="an event",
        short="an event",
        you="you found each other at an event",
        letter="I came across your name at an event.",
        known=None,
    ),
    "linkedin": HowFound(
        through="LinkedIn",
        short="LinkedIn",
        you="you found each other on LinkedIn",
        letter="I came across your page on LinkedIn.",
        known=None,
    ),
    "family": HowFound(
        through="family",
        short="family",
        you="you know each other through your family",
        letter="My family told me about your work.",
        known="family",
    ),
    "friend": HowFound(
        through="friends",
        short="a friend",
        you="you know each other through a friend",
        letter="A friend told me about your work.",
        known="a friend's friend",
    ),
    "work": HowFound(
        through="work",
        short="work",
        you="you know each other from work",
        letter="We know each other from work.",
        known="from work",
    ),
    "class": HowFound(
        through="a class",
        short="a class",
        you="you know each other from a class",
        letter="We know each other from class.",
        known="from class",
    ),
    "cold": HowFound(
        through="writing to a stranger",
        short="you wrote first",
        you="you wrote without an introduction",
        letter="We have not met. I am writing because of your work.",
        known=None,
    ),
    "other": HowFound(
        through="some other way",
        short=None,
        you=None,
        letter=None,
        known=None,
    ),
}
HOW_FOUND = tuple(FOUND)
KNOWN_THROUGH = tuple(value for value, found in FOUND.items() if found.known)
"""Ways of finding somebody that mean having known them before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What kind of meeting it is."""

    noun: str
    """As in `the informational interview with Jane`."""
    a: str
    """As in `you met: an informational interview`."""


# `generator.model.settings` has these values too, since options name them and settings import no records.
MEETINGS: Mapping[str, Kind] = {
    "informational-interview": Kind(noun="informational interview", a="an informational interview"),
    "catch-up": Kind(noun="catch-up", a="a catch-up"),
    "interview": Kind(noun="formal interview", a="a formal interview"),
    "other": Kind(noun="meeting", a="a meeting"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a meeting is held."""

    by: str | None
    """As in `you met by video`; None in person, which goes without saying."""
    title: str
    """What stands before a name in a calendar: `Video call with`."""


HOW: Mapping[str, How] = {
    "in-person": How(by=None, title="Meet"),
    "video": How(by="by video", title="Video call with"),
    "phone": How(by="by phone", title="Phone call with"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What became of a meeting so far."""

    you: str
    """A sentence without a full stop: `you asked to meet`."""
    state: str
    """The same as a few words behind a meeting: `asked for, not agreed yet`."""
    before_day: str
    """The same as a few words before its day: `you asked to meet`, `you met`."""


STATUSES: Mapping[str, Status] = {
    "requested": Status(you="you asked to meet", state="asked for, not agreed yet", before_day="you asked to meet"),
    "scheduled": Status(you="you are going to meet", state="agreed", before_day="you meet"),
    "held": Status(you="you met", state="held", before_day="you met"),
    "cancelled": Status(you="it was called off", state="called off", before_day="you were to meet"),
    "no-show": Status(you="they did not come", state="did not come", before_day="you waited"),
}

OUTCOMES: Mapping[str, str] = {
    "advice": "advice",
    "lead": "a lead",
    "introduction": "an introduction",
    "recommendation": "a recommendation",
    "formal-interview": "a formal interview",
    "offer": "an offer",
    "no-match": "the knowledge that it is no match",
}
"""What came of a meeting, as in `you came away with a lead and an offer`."""

EVENTS: Mapping[str, str] = {
    "alumni": "alumni event",
    "association": "association event",
    "meetup": "meetup",
    "conference": "conference",
    "career-fair": "career fair",
    "other": "event",
}
"""What kind of event it is, as a noun."""

HELP: Mapping[str, str] = {
    "lead": "the lead that you gave me",
    "introduction": "the introduction",
    "article": "the article",
    "advice": "your advice",
    "recommendation": "your recommendation",
    "other": "your help",
}
"""What kind of help it was, as in `thank you for your advice`."""
