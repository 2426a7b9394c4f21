"""What pages, terminal, briefs and feeds all say of a person: a card, what happened between us, my notes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator import words
from generator.facts import meetings
from generator.facts.awaited import awaited_from
from generator.facts.introductions import chain, degrees
from generator.facts.meetings import answered_in
from generator.facts.promises import promises
from generator.facts.touches import Touch, first_met_with, introducers_of, known_since, touches_by
from generator.facts.wikilinks import plain_line, with_names
from generator.model import body
from generator.model.choices import FOUND, KNOWN_THROUGH, WAYS
from generator.model.fields import Spec, schema, value_of
from generator.model.items import Awaiting
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.names import person_name, strip_brackets
from generator.model.records import Contact, Event, Meeting, Record, Update
from generator.words import plain_text
from generator.words.plain_text import line, one_line
from generator.words.said import Linked, Name, People, Quoted, Said, said

_Account = tuple[Said, str | None]
"""A sentence of what happened, and the owner's words about it."""
LAPSED = "lapsed when the meeting was called off"
"""What became of a promise, mine or theirs, of a meeting that was cancelled."""
LENGTH = 240
"""How many characters of the owner's notes are shown; the record has the rest."""


@dataclass(frozen=True, slots=True)
class Card:
    """A person on one day, in words. Sentences have no full stop; what is not written down is None or empty."""

    journal: Journal = field(repr=False)
    today: date
    person: Contact

    @property
    def name(self) -> str:
        """The name on one line."""
        return one_line(self.person.name)

    @property
    def first_name(self) -> str:
        """What to call them in a sentence: the given name, without titles and signs."""
        return person_name(self.person.name).first

    @property
    def beside(self) -> tuple[str, ...]:
        """What is shown beside the name: the fields whose `Spec` has `beside`."""
        texts = (value_of(self.person, name) for name, spec in schema(Contact).items() if spec.beside)
        return tuple(filter(None, (line(text or "") for text in texts)))

    @property
    def details(self) -> Iterator[tuple[str, str]]:
        """What else is known: label and words of each field whose `Spec` has `detail`."""
        return ((spec.detail, text) for spec, text in details(self.person))

    @property
    def role(self) -> str:
        """What they do."""
        return line(self.person.role or "")

    @property
    def company(self) -> str:
        """Where they do it."""
        company = self.journal.companies.find(self.person.company) if self.person.company else None
        return one_line(company.name if company else strip_brackets(self.person.company or ""))

    @property
    def works(self) -> str:
        """What they do where: `curator, Acme`."""
        return ", ".join(filter(None, (self.role, self.company)))

    @property
    def introducers(self) -> tuple[Contact, ...]:
        """Who introduced them."""
        return introducers_of(self.journal, self.today, self.person)

    @property
    def introduced(self) -> Said | None:
        """The same as a sentence."""
        return said("introduced by {people}", people=People(self.introducers)) if self.introducers else None

    @property
    def led(self) -> Said | None:
        """The introductions that led to them: `you → Ana → Ben`; None without any, and in a circle."""
        steps = chain(self.journal, self.today, self.person)
        if self.person not in degrees(self.journal, self.today) or len(steps) < 2:
            return None
        given = {f"step{at}": step for at, step in enumerate(steps)}
        return said(" → ".join(("you", *(f"{{{name}}}" for name in given))), **given)

    @property
    def found(self) -> Said | None:
        """How we found each other, or other introducers than those in `led`; and since when, if not from a meeting."""
        how, since = self.how_found, self._known_since
        if since is None:
            return how
        if how is None:
            return said("you have known each other since {day}", day=since)
        if self.person.how_found in KNOWN_THROUGH and how == said(FOUND[self.person.how_found].you or ""):
            return said("{how}, and since {day}", how=how, day=since)
        return said("{how}; you have known each other since {day}", how=how, day=since)

    @property
    def _known_since(self) -> Moment | None:
        """Since when we know each other, None where the first meeting says it."""
        since = known_since(self.journal, self.today, self.person)
        first = first_met_with(self.journal, self.today, self.person)
        return None if since is None or (first is not None and not since.before(first[0])) else since

    @property
    def how_found(self) -> Said | None:
        """How we found each other; or other introducers than those in `led`."""
        given = self.introducers
        if self.person not in degrees(self.journal, self.today):
            return said("the introductions lead in a circle: {people}", people=People(given))
        steps = chain(self.journal, self.today, self.person)
        if others := tuple(one for one in given if one not in steps):
            return said("{others} introduced you too", others=People(others))
        event = self.journal.events.find(self.person.event) if self.person.event else None
        if event is not None:
            met = said("you met at {event}", event=event)
            return said("{met} on {day}", met=met, day=event.date.day) if event.date else met
        how = FOUND[self.person.how_found or "other"].you
        if self.person.how_found == "cold" and not got_in_touch(self.journal, self.today, self.person):
            return None  # nothing is written yet
        return None if given or how is None else said(how)

    @property
    def bond(self) -> str:
        """What we have in common."""
        return plain_line(self.journal, self.person.bond or "")

    @property
    def in_common(self) -> Said | None:
        """The same as a sentence."""
        return said("in common: {bond}", bond=Quoted(self.bond)) if self.bond else None

    @property
    def personal(self) -> tuple[tuple[str, str], ...]:
        """What I know of their life: each key under `personal` with its text."""
        return tuple((line(what), plain_line(self.journal, text)) for what, text in self.person.personal.items())

    @property
    def last_sign(self) -> Said | None:
        """When we were last in touch, and how."""
        touches = touches_by(self.journal, self.today, self.person)
        if not touches:
            return None
        what = happened(self.journal, touches[-1], self.person)
        return said("the last sign was on {day}: {what}", day=touches[-1].day, what=what)

    @property
    def awaited(self) -> Iterator[tuple[Meeting, Awaiting]]:
        """What they promised me and has not come yet, each with the meeting in which they did."""
        return awaited_from(self.journal, self.today, self.person)

    @property
    def permission(self) -> Said:
        """Whether they allowed me to keep in touch, and when they said so."""
        who, may = Name(self.first_name), self.person.may_follow_up
        if may is not None:
            return said("{who} said you may keep in touch" if may else "{who} would rather not hear from you", who=who)
        meeting = answered_in(self.journal, self.today, self.person)
        if meeting is None or meeting.date is None:
            return said("you have not asked yet whether you may keep in touch")
        what = "you may keep in touch" if meeting.may_follow_up else "they would rather not hear from you"
        on = Linked(meeting, said("on {day}", day=meeting.date.day))
        return said("{on} {who} said {what}", on=on, who=who, what=what)

    @property
    def rhythm(self) -> Said | None:
        """How often I want to be in touch, and until which day I have put it off."""
        rest = self.person.snooze_until
        later = said("not before {day}", day=rest.day) if rest is not None and rest.day > self.today else None
        every = self.person.keep_in_touch
        if every is None:
            return later
        wanted = said("you want to be in touch every {span}", span=every.unit if every.count == 1 else str(every))
        return said("{wanted}, {later}", wanted=wanted, later=later) if later else wanted


def got_in_touch(journal: Journal, today: date, person: Contact) -> bool:
    """Return whether I have written or called by today, or made out a meeting."""
    return any(sent.on.day <= today for sent in person.outreach) or person in meetings.by_contact(journal)


def details(record: Record) -> Iterator[tuple[Spec, str]]:
    """Yield each field of a record that has a `detail` label and a value, with the value as words on one line."""
    for name, spec in schema(type(record)).items():
        value = value_of(record, name)
        if spec.detail and value:
            yield spec, ", ".join(map(line, value)) if spec.many else line(str(value))


def happened(journal: Journal, touch: Touch, person: Contact) -> Said:
    """Return what happened, without a full stop: `you wrote by e-mail: liked her talk`; the end links to the record."""
    did, note = _ACCOUNTS[touch.kind](journal, touch, person)
    if what := plain_line(journal, note or ""):
        return said("{did}: {what}", did=did, what=Linked(touch.record, Quoted(what)))
    return said("{did}", did=Linked(touch.record, did))


def wrote(by: str) -> Said:
    """Return what I did to get in touch: `you wrote by e-mail`, `you called`, `you spoke in person`."""
    if by == "phone":
        return said("you called")
    return said("you spoke {by}" if by in ("in-person", "video") else "you wrote {by}", by=WAYS[by].by)


def called_off(meeting: Meeting, today: date) -> str:
    """Return who called a meeting off and when, as far as that is known: `they called it off on 14 June`."""
    off = meeting.cancelled_on
    on = f" on {words.day(off.day, today)}" if off is not None and off.day <= today else ""
    by = {"me": "you called it off", "them": "they called it off"}.get(meeting.cancelled_by or "", "it was called off")
    return f"{by}{on}"


def _met(journal: Journal, touch: Touch, person: Contact) -> _Account:
    meeting = touch.record
    if not isinstance(meeting, Meeting):
        return said("you met"), None
    remote = meeting.how in ("video", "phone")
    return said("you met {by}", by=WAYS[meeting.how or ""].by) if remote else said("you met"), meeting.title


def _event(journal: Journal, touch: Touch, person: Contact) -> _Account:
    # The event stands here as a name without a link, since the whole sentence links to it.
    return said("you met at {event}", event=Name(line(touch.record.label))), None


def _outreach(journal: Journal, touch: Touch, person: Contact) -> _Account:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    about = {"article": "{wrote}, about an article", "news": "{wrote}, about your news"}
    return said(about.get(sent.about or "", "{wrote}"), wrote=wrote(sent.by)), sent.note


def _reply(journal: Journal, touch: Touch, person: Contact) -> _Account:
    sent = next(item for item in person.outreach if item.at == touch.path[1])
    return said("they said no" if sent.declined else "they answered"), None


def _heard(journal: Journal, touch: Touch, person: Contact) -> _Account:
    heard = next(item for item in person.heard if item.at == touch.path[1])
    if heard.by and heard.by != "phone":
        return said("they wrote {by}", by=WAYS[heard.by].by), heard.what
    return said("they called" if heard.by else "they wrote"), heard.what


def _thanks(journal: Journal, touch: Touch, person: Contact) -> _Account:
    if isinstance(touch.record, Meeting) and touch.path[0] == "thanks":
        thanks = next(item for item in touch.record.thanks if item.at == touch.path[1])
        return said("you thanked them {by}", by=WAYS[thanks.by].by), None
    return said("you thanked them for their help"), None


def _help(journal: Journal, touch: Touch, person: Contact) -> _Account:
    given = touch.record.help if isinstance(touch.record, Contact | Meeting) else ()
    help_ = next(item for item in given if item.at == touch.path[1])
    return said("you helped them" if help_.direction == "given" else "they helped you"), help_.what


def _promise(journal: Journal, touch: Touch, person: Contact) -> _Account:
    kept = said("you kept a promise")
    if isinstance(touch.record, Meeting) and touch.path:
        return kept, next(item for item in touch.record.follow_ups if item.at == touch.path[1]).do
    return kept, None


def _news(journal: Journal, touch: Touch, person: Contact) -> _Account:
    return said("you told them your news"), touch.record.subject if isinstance(touch.record, Update) else None


def _report(journal: Journal, touch: Touch, person: Contact) -> _Account:
    there = meetings.people(journal, touch.record) if isinstance(touch.record, Meeting) else ()
    met = tuple(Name(line(other.name)) for other in there) or (Name(line(touch.record.label)),)
    return said("you told them how it went with {met}", met=People(met)), None


_ACCOUNTS: Mapping[str, Callable[[Journal, Touch, Contact], _Account]] = {
    "met": _met,
    "event": _event,
    "outreach": _outreach,
    "reply": _reply,
    "heard": _heard,
    "thanks": _thanks,
    "news": _news,
    "help": _help,
    "promise": _promise,
    "report": _report,
}


def remembered(journal: Journal, touch: Touch, person: Contact) -> str:
    """Return the owner's notes on a touch as one line; empty where there are none, or `happened` says them already."""
    record = touch.record
    if touch.kind == "met" and isinstance(record, Meeting):
        return remembered_of_meeting(journal, record)
    if touch.kind == "event" and isinstance(record, Event):
        notes = (i.note for i in record.met if i.name and i.note and journal.contacts.find(i.name) is person)
        return shortened(plain_line(journal, next(notes, "")))
    if touch.kind == "outreach":
        sent = next(item for item in person.outreach if item.at == touch.path[1])
        if sent.text:
            return shortened(plain_line(journal, sent.text))
        return f"What you would like to learn: “{plain_line(journal, sent.objective)}”" if sent.objective else ""
    if touch.kind == "promise" and not touch.path:
        return shortened(plain_line(journal, _kept(journal, touch, person)))
    return shortened(plain_line(journal, _note(touch)))


def remembered_of_meeting(journal: Journal, meeting: Meeting) -> str:
    """Return the beginning of a meeting's notes, else its lesson, on one line."""
    notes = with_names(journal, body.words_under(meeting.source, meeting.body_start, "Notes"))
    return shortened(" ".join(plain_text.paragraphs(notes, most=2))) or learned(journal, meeting)


def learned(journal: Journal, meeting: Meeting) -> str:
    """Return a meeting's lesson, said to be mine so that nobody takes it for their words; empty where there is none."""
    lesson = plain_line(journal, meeting.lesson or "")
    return f"What you took from it: {shortened(lesson)}" if lesson else ""


def shortened(text: str, length: int = LENGTH) -> str:
    """Return as many whole sentences as fit into `length` characters, else as many words and an ellipsis."""
    if len(text) <= length:
        return text
    fitting = ""
    for sentence in plain_text.sentences(text):
        if len(fitting) + len(sentence) >= length:
            break
        fitting = f"{fitting} {sentence}".strip()
    return fitting or f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _kept(journal: Journal, touch: Touch, person: Contact) -> str:
    """Return what was promised in tasks and kept on the day of the touch."""
    tasks = (kept for kept in promises(journal, touch.record) if kept.item is None and kept.to is person)
    return "; ".join(kept.text for kept in tasks if kept.kept_on and kept.kept_on.day == touch.day)


def _note(touch: Touch) -> str:
    """Return the `note` of the item that says so: of thanks, a report back or news."""
    record = touch.record
    if touch.kind == "thanks" and isinstance(record, Meeting) and touch.path[0] == "thanks":
        return next((item.note or "" for item in record.thanks if item.at == touch.path[1]), "")
    if touch.kind == "report" and isinstance(record, Meeting):
        return next((item.note or "" for item in record.reported_back if item.at == touch.path[1]), "")
    if touch.kind == "news" and isinstance(record, Update):
        return next((item.note or "" for item in record.told if item.at == touch.path[1]), "")
    return ""
