"""A mailbox as a review: every message is in a line about somebody on file, or counted by the reason why it is not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, tzinfo
from hashlib import blake2b
from itertools import islice

from generator import words
from generator.debts.closing import as_word
from generator.edit.quoting import Value
from generator.io.importers import cells, identity, mail_lines
from generator.io.importers.found import GUESSES, IN, MESSAGES, Candidate, Proposal, Reading
from generator.io.importers.mail_debts import Effects
from generator.io.importers.mail_files import LINK, NO_MAIL, Head
from generator.io.importers.mail_heads import Addresses, Letter, is_answer, letter, same_subject, subject_alone
from generator.io.importers.mail_lines import Days, Line, Sent
from generator.io.importers.touch_items import WAIVED
from generator.model.day import Day
from generator.model.records import Contact

WHAT = "a mailbox"
FIRST_DAYS = 90
"""How many days back a mailbox is read the first time."""
_MOST = 8
"""A message to more people is no letter to one of them."""
_SHOWN_SUBJECT = 70
_READ = r"(?m)^<!-- mailbox {} read from (\d{{4}}-\d\d-\d\d) to (\d{{4}}-\d\d-\d\d) -->\r?$"
_LOOKED_AT = 500
REASONS: Mapping[str, tuple[str, str]] = {
    "draft": ("is a draft", "are drafts"),
    "thrown": ("is spam, or was thrown away", "are spam, or were thrown away"),
    "chat": ("is a chat", "are chats"),
    "list": ("is of a mailing list", "are of mailing lists"),
    "automatic": (
        "was written by a program: a note of absence, a calendar's answer, a letter that could not be delivered",
        "were written by programs: notes of absence, calendars' answers, letters that could not be delivered",
    ),
    "unreadable": ("has no head that can be read, or no sender", "have no head that can be read, or no sender"),
    "own": ("is yours to yourself", "are yours to yourself"),
    "not-mine": ("is neither from you nor to you", "are neither from you nor to you"),
    "stranger": ("is with somebody whose address is not on file", "are with people whose addresses are not on file"),
    "many": (f"went to more than {words.number(_MOST)} people", f"went to more than {words.number(_MOST)} people"),
    "undated": ("has no date that can be read", "have no date that can be read"),
    "unclear": ("is with an address that two people have", "are with an address that two people have"),
    "twice": ("is a copy of another", "are copies of others"),
    "outside": ("lies outside these days", "lie outside these days"),
    "said": ("says what your journal has already", "say what your journal has already"),
    "known": ("stands in an earlier review", "stand in an earlier review"),
}
"""Why a message is in no line, in the order in which the reasons are given."""


@dataclass(slots=True)
class Mailbox:
    """Goes through a mailbox once; it keeps only what letters with people on file say, and counts all others."""

    day: Day
    me: frozenset[str]
    known: frozenset[str]
    days: Days
    count: int = 0
    lines: list[Line] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)
    unclear: dict[str, int] = field(default_factory=dict)
    _people: dict[str, list[Contact]] = field(default_factory=dict)
    _kept: dict[Contact, list[tuple[int, Letter, bool]]] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for person in self.day.journal.contacts:
            for address in dict.fromkeys(map(identity.email, person.email)):
                if address and address not in self.me:
                    self._people.setdefault(address, []).append(person)

    def read(self, heads: Iterable[Head]) -> None:
        """Take every message, then make the lines."""
        home = self.day.journal.home
        for head in heads:
            if head.fate in (LINK, NO_MAIL):
                self.files[head.fate] = self.files.get(head.fate, 0) + 1
                continue
            self.count += 1
            found = letter(head, home, self._between)
            why_not = found.why_not or self._keep(found)
            if why_not:
                self._because(why_not)
            if why_not in ("unreadable", "undated"):
                self.unread.append(f"{head.where}: {_UNREAD[why_not]}")
                del self.unread[_MOST_NAMED:]
        self._sort_out()

    def _because(self, why_not: str) -> None:
        self.reasons[why_not] = self.reasons.get(why_not, 0) + 1

    def _between(self, sender: Addresses, to: Addresses) -> str:
        """Return why a message is no letter between me and somebody on file; empty where it is one."""
        mine = any(address in self.me for address in sender)
        others = [one for one in (to if mine else sender) if one not in self.me]
        if mine and not others:
            return "own"
        if not mine and not any(address in self.me for address in to):
            return "not-mine"
        if not any(address in self._people for address in others):
            return "stranger"
        return "many" if len(to) > _MOST else ""

    def _keep(self, found: Letter) -> str:
        """Keep a letter between me and people on file; return why it can't be."""
        if found.day == date.min:
            return "undated"
        mine = any(address in self.me for address in found.sender)
        people = [self._people.get(address, []) for address in (found.to if mine else found.sender)]
        sure = dict.fromkeys(some[0] for some in people if len(some) == 1)
        if not sure:
            address = next(one for one in (found.to if mine else found.sender) if one in self._people)
            self.unclear[address] = self.unclear.get(address, 0) + 1
            return "unclear"
        own = found.ids[0] or _hash(f"{found.at} {found.sender} {found.subject}")
        if own in self._seen:
            return "twice"
        self._seen.add(own)
        kept = replace(found, sender=(), to=(), ids=(own, *found.ids[1:]), subject=found.subject[:200])
        for person in sure:
            self._kept.setdefault(person, []).append((self.count, kept, mine))
        return ""

    def _sort_out(self) -> None:
        threads = _threads(self._kept)
        why_not: dict[int, str] = {}
        for person, kept in self._kept.items():
            sent = [Sent(number, one, mine, threads[number]) for number, one, mine in kept]
            made, out = mail_lines.lines(self.day.journal, person, sent, self.days, self.known)
            self.lines += made
            why_not.update(out)
        used = {number for line in self.lines for number in line.letters}
        for number, reason in why_not.items():
            if number not in used:
                self._because(reason)
        self.lines.sort(key=lambda line: (line.on, line.person.slug, line.kind))
        self._kept.clear()

    @property
    def in_lines(self) -> int:
        """How many messages stand in a line."""
        return len({number for line in self.lines for number in line.letters})


_UNREAD = {"unreadable": "no head of a message, or no sender", "undated": "no date, or none that can be read"}
_MOST_NAMED = 1_000


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


def _threads(kept: Mapping[Contact, list[tuple[int, Letter, bool]]]) -> Mapping[int, int]:
    """Return the thread of each letter: letters that name one another, or one earlier letter, are of one thread.

    An answer that names none belongs to the latest letter with that person that has its subject.
    """
    above: dict[int, int] = {}

    def top(one: int) -> int:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for theirs in kept.values():
        for _, found, _ in theirs:
            for other in found.ids[1:]:
                above[top(found.ids[0])] = top(other)
    for theirs in kept.values():
        latest: dict[str, int] = {}
        for _, found, _ in sorted(theirs, key=lambda one: (one[1].at, one[0])):
            subject = same_subject(found.subject)
            if subject in latest and not found.answers and is_answer(found.subject):
                above[top(found.ids[0])] = top(latest[subject])
            if subject:
                latest[subject] = found.ids[0]
    return {number: top(found.ids[0]) for theirs in kept.values() for number, found, _ in theirs}


def first_day(today: date, reviews: Iterable[str], anew: str, name: str) -> date:
    """Return from which day on the mailbox of this name is read: that of the last time, else 90 days ago.

    `reviews` are the texts of all reviews, but of the one that is made anew: that begins where it began.
    """
    of_anew = _days_read(anew, name)
    if of_anew:
        return of_anew[0][0]
    read_to = max((last for text in reviews for _, last in _days_read(text, name)), default=None)
    return read_to or today - timedelta(days=min(FIRST_DAYS, today.toordinal() - 1))


def _days_read(review: str, name: str) -> list[tuple[date, date]]:
    """Return from which day to which day a mailbox was read for a review; nothing where it was another one."""
    found = re.findall(_READ.format(identity.mark("mailbox", name)), review)
    try:
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in found]
    except ValueError:  # its owner wrote there
        return []


def days_read(name: str, days: Days) -> str:
    """Return the last line of a review, which says from which day to which day a mailbox was read."""
    return f"<!-- mailbox {identity.mark('mailbox', name)} read from {days.since} to {days.today} -->\n"


def propose(box: Mailbox) -> tuple[Reading, Proposal]:
    """Return how a mailbox was read, and what it proposes."""
    made = [_candidate(line, box.day) for line in box.lines]
    effects = Effects(box.day).of(box.lines)
    candidates = tuple(
        replace(
            one, why=f"{one.why}{effect.said}", fields={**one.fields, **({WAIVED: _LONG_AGO} if effect.waived else {})}
        )
        for one, effect in zip(made, effects, strict=True)
    )
    reading = Reading(said=(_opening(box), *_not_read(box)), unread=tuple(sorted(box.unread)))
    return reading, Proposal(candidates=candidates, not_proposed=(*_counted(box), *_unclear(box)))


def _unclear(box: Mailbox) -> Iterator[str]:
    for address, number in sorted(box.unclear.items()):
        having = [one.path for one in box.day.journal.contacts if address in map(identity.email, one.email)]
        yield f"{address} ({words.count(number, 'message')}) stands in {words.listed(having)}."


_LONG_AGO = "it was more than 14 days old when the mailbox was read"


def _opening(box: Mailbox) -> str:
    read = words.sentence(words.count(box.count, "message"))
    since = words.day(box.days.since, box.day.today)
    if not box.count:
        return f"{read} read, from {since} on."
    inside = words.count(box.in_lines, "message")
    stands = "stands" if box.in_lines == 1 else "stand"
    return (
        f"{read} read, by {'its' if box.count == 1 else 'their'} head lines alone, from {since} to today: {inside}"
        f" {stands} in a line below."
    )


def _counted(box: Mailbox) -> Iterator[str]:
    for reason, what in REASONS.items():
        if count := box.reasons.get(reason, 0):
            yield f"{words.sentence(words.count(count, 'message'))} {what[count > 1]}."


def _not_read(box: Mailbox) -> Iterator[str]:
    if not box.me:
        yield "Your profile has no e-mail address, so no message could be told to be yours; `--email` says which it is."
    if count := box.files.get(LINK, 0):
        was = "was" if count == 1 else "were"
        yield f"{words.sentence(words.count(count, 'link'))} in the folder {was} not followed."
    if count := box.files.get(NO_MAIL, 0):
        holds = "holds" if count == 1 else "hold"
        yield f"{words.sentence(words.count(count, 'file'))} in the folder {holds} no mail."


def _candidate(line: Line, day: Day) -> Candidate:
    fields: dict[str, Value]
    path, person, journal = line.person.path, line.person, day.journal
    if line.kind == "outreach":
        fields = {"outreach": f"{line.on} email about hello{f' replied {line.then}' if line.then else ''}"}
    elif line.kind == "reply":
        fields = {"outreach": f"{line.on} email replied {line.then}"}
    elif line.kind == "heard":
        answered = f" answered {line.then}" if line.then else " answered no-need" if line.no_need else ""
        fields = {"heard": f"{line.on} email{answered}"}
    else:
        meeting = line.meeting
        path = meeting.path if meeting else path
        several = meeting is not None and len(journal.contacts.distinct(meeting.with_)) > 1
        fields = {"thanks": f"email {line.on}{f' to {person.slug}' if several else ''}"}
    return Candidate(
        section=GUESSES if line.is_guess or line.kind == "thanks" else MESSAGES,
        who=person.name,
        said=_said(line, day.today),
        action=f"{IN} {path}",
        fields=fields,
        why=words.count(len(line.letters), "message"),
        doubts=tuple(_doubts(line)),
        marks=mail_lines.marks(line),
    )


def _said(line: Line, today: date) -> str:
    on, then = words.day(line.on, today), words.day(line.then, today) if line.then else ""
    same = line.then == line.on
    what = cells.line(subject_alone(line.subject), _SHOWN_SUBJECT)
    about = f": “{what}”" if what else ""
    match line.kind:
        case "outreach":
            back = f", and had an answer {'the same day' if same else f'on {then}'}" if then else ""
            return f": you wrote on {on}{back}{about}"
        case "reply":
            return f" answered on {then} what you wrote on {on}{about}"
        case "heard":
            back = f", and you answered {'the same day' if same else f'on {then}'}" if then else ""
            return f" wrote to you on {on}{back}{about}"
    met = words.day(line.meeting.date.day, today) if line.meeting and line.meeting.date else ""
    return f": you wrote on {on}, as thanks for your meeting of {met}{about}"


def _doubts(line: Line) -> Iterator[str]:
    if line.kind == "thanks":
        otherwise = f"journal contacted {as_word(line.person.slug) or 'NAME'} --by email --about hello --on {line.on}"
        yield f"the subject says so; if it was no thanks, `{otherwise}`"
    elif line.is_guess:
        yield "your own message is not in this mailbox; it is taken for the one that your journal has of that day"


def likely_owner(heads: Iterable[Head], home: tzinfo) -> str:
    """Return the address that nearly every message of a mailbox bears, from or to it; empty where none does."""
    letters = (letter(head, home) for head in islice(heads, _LOOKED_AT))
    bear = [{*one.sender, *one.to} for one in letters if one.sender]
    counted = Counter(address for addresses in bear for address in addresses)
    found = max(counted.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return found[0] if found[1] * 2 > len(bear) else ""
