"""What lines about messages would do to what is owed: which debts they close, and which they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import words
from generator.debts import answer, debts
from generator.debts.debt import Debt
from generator.io.importers.mail_lines import NEEDS_NO_ANSWER_AFTER, Line
from generator.model.day import Day
from generator.model.items import Heard, Item, Outreach, Thanks
from generator.model.journal import Collection, Journal
from generator.model.moment import Moment
from generator.model.records import Contact, Meeting
from generator.words.said import plain


@dataclass(slots=True)
class Effect:
    """What one line would do: the debts that it closes and makes, and whether the answer that it would ask is waived.

    That is so where what they wrote is older than an import may owe for.
    """

    closes: list[str]
    makes: list[str]
    waived: bool = False

    @property
    def said(self) -> str:
        """The effect, as the end of a sentence; empty for none."""
        closes = f"; closes: {words.listed(self.closes)}" if self.closes else ""
        return closes + (f"; then owed: {words.listed(self.makes)}" if self.makes else "")


@dataclass(frozen=True, slots=True)
class Effects:
    """Works out what is owed once every line is applied, and lays each change at the line whose days it bears."""

    day: Day

    def of(self, lines: Sequence[Line]) -> list[Effect]:
        """Return the effect of each line."""
        found = [Effect([], []) for _ in lines]
        today = self.day.today
        then = replace(self.day, journal=journal_with(self.day.journal, lines))
        before = {debt.id: debt for debt in debts(self.day) if debt.is_open}
        after = {debt.id: debt for debt in debts(then)}
        for id_, debt in before.items():
            new = after.get(id_)
            moved = debt.kind.moves and debt.due_day <= today and (new is None or new.due_day > today)
            if moved or (not debt.kind.moves and (new is None or not new.is_open)):
                on = new.closed_on if new and not moved else None
                self._lay(found, lines, debt, on, "closes")
        for id_, debt in after.items():
            if debt.is_open and id_ not in before:
                self._lay(found, lines, debt, debt.since, "makes")
        return found

    def _lay(self, found: list[Effect], lines: Sequence[Line], debt: Debt, on: date | None, what: str) -> None:
        """Lay a change of a debt at the line about its person that bears this day, else at their latest."""
        theirs = [
            at for at, line in enumerate(lines) if debt.contact is not None and line.person.slug == debt.contact.slug
        ]
        bears = (at for at in theirs if on is not None and on in (lines[at].on, lines[at].then))
        at = next(bears, theirs[-1] if theirs else None)
        if at is None:
            return
        if what == "closes":
            found[at].closes.append(plain(debt.what, self.day.today))
        elif debt.kind is answer.KIND and debt.since and self.day.today - debt.since > NEEDS_NO_ANSWER_AFTER:
            found[at].waived = True
        else:
            found[at].makes.append(plain(debt.what, self.day.today))


def journal_with(journal: Journal, lines: Iterable[Line]) -> Journal:
    """Return the journal as it would be once every line is written."""
    written: dict[Contact | Meeting, list[Line]] = {}
    for line in lines:
        written.setdefault(line.meeting or line.person, []).append(line)
    people = (_person_with(one, written[one]) if one in written else one for one in journal.contacts.all)
    meetings = (_meeting_with(one, written[one]) if one in written else one for one in journal.meetings.all)
    return replace(journal, contacts=Collection(tuple(people)), meetings=Collection(tuple(meetings)))


def _person_with(person: Contact, lines: Iterable[Line]) -> Contact:
    outreach, heard = list(person.outreach), list(person.heard)
    for line in lines:
        on, then = Moment(line.on), Moment(line.then) if line.then else None
        if line.kind == "outreach":
            outreach.append(Outreach(at=_next(outreach), on=on, by="email", about="hello", replied=then))
        elif line.kind == "heard":
            answered = then or ("no-need" if line.no_need else None)
            heard.append(Heard(at=_next(heard), on=on, by="email", answered=answered))
        else:
            outreach = [replace(one, replied=then) if one is line.item else one for one in outreach]
    return replace(person, outreach=tuple(outreach), heard=tuple(heard))


def _meeting_with(meeting: Meeting, lines: Iterable[Line]) -> Meeting:
    thanks = list(meeting.thanks)
    for line in lines:
        thanks.append(Thanks(at=_next(thanks), by="email", on=Moment(line.on), to=(line.person.slug,)))
    return replace(meeting, thanks=tuple(thanks))


def _next(items: Sequence[Item]) -> int:
    return max((item.at for item in items), default=-1) + 1
