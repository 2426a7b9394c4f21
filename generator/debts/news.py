"""`news`: to tell my news to those who allowed me to keep in touch (sources 000 and 002)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.debts.closing import AddItem, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, Together, owed
from generator.facts.touches import is_for, listeners
from generator.model import addresses
from generator.model.choices import CHANNELS
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Update
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="tell {who} your news",
    why="{who} has not heard your news of {day}: {news}",
    called="your news for {who}",
    idea="they have not heard your news: {news}",
)


@dataclass(frozen=True, slots=True)
class _News:
    """One piece of news, its day, when each person was first told, and the days on which everybody was."""

    update: Update
    day: date
    told: Mapping[Contact, date]
    told_all: tuple[date, ...]

    def told_on(self, journal: Journal, person: Contact) -> date | None:
        """Return the first day on which somebody was told, by what stands under `told` or by a letter about news.

        Whoever the news was not for by the day on which everybody was told, was not told then.
        """
        days = [self.told[person]] if person in self.told else []
        days += [day for day in self.told_all if is_for(journal, self.update, person, day)][:1]
        days += [one.on.day for one in person.outreach if one.about == "news" and one.on.day >= self.day]
        return min(days, default=None)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody for whom there is news."""
    for person, theirs in _by_listener(journal).items():
        if not person.archived:
            records = (person, *(one.update for one in theirs))
            yield DebtSource(records, partial(_on, journal, settings, person, tuple(theirs)))


def _by_listener(journal: Journal) -> dict[Contact, list[_News]]:
    """Return the news that is meant for each person, the oldest first."""
    dated = [_News(update, update.date.day, *_told(journal, update)) for update in journal.updates if update.date]
    found: dict[Contact, list[_News]] = {}
    for one in sorted(dated, key=lambda one: (one.day, one.update.slug)):
        for person in listeners(journal, one.update):
            found.setdefault(person, []).append(one)
    return found


def _told(journal: Journal, update: Update) -> tuple[dict[Contact, date], tuple[date, ...]]:
    first: dict[Contact, date] = {}
    everybody = []
    for told in sorted(update.told, key=lambda told: told.on.day):
        if any(word.lower() == "all" for word in told.who):
            everybody.append(told.on.day)
        for person in journal.contacts.resolve(told.who):
            first.setdefault(person, told.on.day)
    return first, tuple(everybody)


def _on(
    journal: Journal, settings: Settings, person: Contact, theirs: tuple[_News, ...], today: date
) -> Iterator[Debt]:  # fmt: skip
    """Yield one debt for each piece of news that somebody should hear; newer news lets an older debt go."""
    way = suggested(person)
    come = [one for one in theirs if one.day <= today and is_for(journal, one.update, person, today)]
    for number, one in enumerate(come):
        told = one.told_on(journal, person)
        told = told if told and told <= today else None
        newer = next((other for other in come[number + 1 :] if other.day > one.day), None)
        yield owed(
            KIND,
            one.update,
            person,
            SENTENCES,
            due=shifted(one.day, settings.news_days),
            given={"who": person, "day": one.day, "news": one.update},
            closes=AddItem("told", CHANNELS, way, to="who", always_to=True),
            way=way,
            since=one.day,
            closed_on=told,
            let_go=f"newer news has taken its place: {newer.update.subject}" if newer and told is None else "",
        )


KIND = DebtKind(
    name="news",
    find=find,
    settled="told {who} your news",
    all_settled="",
    page=addresses.NEWS,
    draft="news",
    days_before=0,
    may_be_early=False,
    lapses=False,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=True,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=Together("tell {who} your news", "They have not heard it yet"),
    said_at_meeting=True,
    put_off="",
    options=("news_days",),
)
