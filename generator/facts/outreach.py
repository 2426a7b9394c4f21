"""What I sent somebody, whether they answered, and whether they allow me to keep in touch (contract §2 and §3)."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from generator.facts.touches import first_met_with
from generator.model.items import Outreach
from generator.model.journal import Journal
from generator.model.records import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One outreach as of today: `about` is filled in, and a reply of a later day is left out."""

    item: Outreach
    about: str
    replied: date | None
    declined: bool

    @property
    def on(self) -> date:
        """The day I wrote or called."""
        return self.item.on.day

    @property
    def answered(self) -> bool:
        """Whether an answer came."""
        return self.replied is not None or self.declined


def sent_to(journal: Journal, today: date, person: Contact) -> tuple[Sent, ...]:
    """Return what I sent this person, the oldest first.

    Without `about` it counts as a request before the day we first met, and as a hello from that day on; so does my
    first word after something heard, since that answers it.
    """
    met = first_met_with(journal, today, person)
    heard = sorted((one.on.day for one in person.heard if one.on.day <= today), reverse=True)
    found = []
    for item in sorted(person.outreach, key=lambda one: one.on.day):
        if item.on.day > today:
            continue
        answers = bool(heard) and heard[-1] <= item.on.day
        while heard and heard[-1] <= item.on.day:
            heard.pop()
        replied = item.replied.day if item.replied and item.replied.day <= today else None
        about = item.about or ("hello" if answers or (met and met[0] <= item.on.day) else "request")
        # A no that is dated later has not come yet; one without a date came at once.
        declined = bool(item.declined) and (item.replied is None or replied is not None)
        found.append(Sent(item=item, about=about, replied=replied, declined=declined))
    return tuple(found)


def is_answer(person: Contact, on: date) -> bool:
    """Return whether a word to them on a day would be my first after something heard."""
    heard = max((one.on.day for one in person.heard if one.on.day <= on), default=None)
    return heard is not None and not any(heard <= sent.on.day <= on for sent in person.outreach)


def last_answer(person: Contact, sent: tuple[Sent, ...], today: date) -> date | None:
    """Return the day of their latest answer: a reply, a no, or something they wrote first."""
    days = [one.replied or one.on for one in sent if one.answered]
    days += [heard.on.day for heard in person.heard if heard.on.day <= today]
    return max(days, default=None)


def said_no(journal: Journal, today: date, person: Contact, day: date) -> bool:
    """Return whether their latest answer, as of `day`, was a no."""
    sent = sent_to(journal, today, person)
    answers = [(one.replied or one.on, not one.declined) for one in sent if one.answered]
    answers += [(heard.on.day, True) for heard in person.heard if heard.on.day <= today]
    return not max((answer for answer in answers if answer[0] <= day), default=(day, True))[1]


def unanswered(person: Contact, sent: tuple[Sent, ...], today: date) -> tuple[Sent, ...]:
    """Return the requests since their latest answer."""
    since = last_answer(person, sent, today)
    return tuple(
        one for one in sent if one.about == "request" and not one.answered and (since is None or one.on > since)
    )


def with_unanswered(person: Contact, sent: tuple[Sent, ...], today: date) -> Iterator[tuple[Sent, int, Sent | None]]:
    """Yield each thing I sent, how many requests before it had no answer by that day, and the latest of those."""
    answers = [heard.on.day for heard in person.heard if heard.on.day <= today]
    heapify(answers)
    waiting: deque[Sent] = deque()
    for one in sent:
        while answers and answers[0] <= one.on:
            answered = heappop(answers)
            while waiting and waiting[0].on <= answered:
                waiting.popleft()
        yield one, len(waiting), waiting[-1] if waiting else None
        if one.about == "request":
            waiting.append(one)
        if one.answered:
            heappush(answers, one.replied or one.on)
