"""One truth on all pages: what a page, a command and the JSON state of somebody is one fact, for any journal.

Statements are compared, not words: the values that each page hands to its template (`PageContext.render`).
"""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from owner_pages import pages_of
from worlds import PEOPLE, TODAY, Files, days, journal_of, people, worlds

from generator.debts import open_debts
from generator.facts import meetings
from generator.facts.awaited import awaited_from
from generator.facts.meetings import permission
from generator.facts.promises import became, promises
from generator.facts.stages import STAGES, stage
from generator.facts.touches import first_met_with, introducers_of, known_since, last_contact
from generator.facts.warm_path import warm_path
from generator.io.exporters.json import to_json
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Contact
from generator.model.settings import Settings
from generator.reports.introductions import introductions
from generator.reports.keep_in_touch import QUIET_AFTER, keep_in_touch_lists, not_heard_from
from generator.reports.review import review
from generator.site.pages.brief import BriefPage
from generator.site.pages.company import CompanyPage
from generator.site.pages.contact import ContactPage
from generator.site.pages.contacts import ContactsPage
from generator.site.pages.introductions import IntroductionsPage
from generator.site.pages.meeting import MeetingPage
from generator.site.pages.page_context import PageContext

P = TypeVar("P")
law = settings(deadline=None, max_examples=12)
SETTINGS = Settings()
awaiting = st.lists(
    st.fixed_dictionaries({"what": st.just("a list")}, optional={"by": days, "from": people, "came": days}), max_size=2
)
fuller = st.builds(
    lambda files, where, promised: _fuller(files, where, promised),
    worlds,
    st.lists(st.sampled_from(("Acme", "Beta", None)), min_size=4, max_size=4),
    st.lists(awaiting, min_size=3, max_size=3),
)


def _fuller(files: Files, where: list[str | None], promised: list[list[dict[str, Any]]]) -> Files:
    """Return a world in which people work somewhere, and have promised me something."""
    made = copy.deepcopy(files)
    for name, company in zip(PEOPLE, where, strict=True):
        made[f"contacts/{name}"] |= {"company": company} if company else {}
    for number, items in enumerate(promised):
        made[f"meetings/m{number}"] |= {"awaiting": items} if items else {}
    return made


class Shown:
    """What the pages of a journal hand to their templates."""

    def __init__(self, journal: Journal) -> None:
        self.journal, self.day = journal, Day(journal, TODAY, SETTINGS)
        self._values: list[object] = []

        def keep(context: PageContext, address: str, template: str, page: object) -> Markup:
            self._values.append(page)
            return Markup()

        with patch.object(PageContext, "render", keep):
            for page in pages_of(journal, TODAY).values():
                page.render()
        exported = to_json(self.day, (), ())
        self.json: dict[str, Any] = {entry["slug"]: entry for entry in exported["contacts"]}
        self.json_meetings: dict[str, Any] = {entry["slug"]: entry for entry in exported["meetings"]}

    def all(self, kind: type[P]) -> list[P]:
        """Return the values of one class of pages."""
        return [value for value in self._values if isinstance(value, kind)]

    def people(self) -> Iterator[tuple[Contact, ContactPage]]:
        """Yield everybody with what their page shows."""
        yield from ((page.person, page) for page in self.all(ContactPage))


def shown(files: Files) -> Shown:
    return Shown(journal_of(files))


@law
@given(fuller)
def test_the_last_contact_is_one_day(files: Files) -> None:
    found = shown(files)
    (contacts,) = found.all(ContactsPage)
    rows = {row.sort_name: row for row in (*contacts.people, *contacts.archived)}
    quiet = {one.person: one.last for one in not_heard_from(found.journal, TODAY) if one.begins is None}
    lists = keep_in_touch_lists(found.day)
    written = {one.person: one.last for one in (*lists.rhythms, *lists.resting)}
    for person, page in found.people():
        last = last_contact(found.journal, TODAY, person)
        day = last.day if last else None
        assert [line.day for line in page.touches][:1] == ([day] if day else [])
        assert found.json[person.slug]["last_contact"] == (day.isoformat() if day else None)
        assert rows[person.name].last_day == (day.isoformat() if day else "")
        if person in quiet:
            assert quiet[person] == day
            assert (TODAY - quiet[person]).days >= QUIET_AFTER
        if person in written:
            touch = written[person]
            assert (touch.day if touch else None) == day


@law
@given(fuller)
def test_the_stage_is_one(files: Files) -> None:
    found = shown(files)
    (contacts,) = found.all(ContactsPage)
    rows = {row.sort_name: row for row in (*contacts.people, *contacts.archived)}
    came = {one.contact: one for one in introductions(found.day).all}
    for person, page in found.people():
        theirs = stage(found.day, person)
        assert found.json[person.slug]["stage"] == theirs
        assert rows[person.name].group == STAGES[theirs].group
        assert page.stranger == (theirs == "to-approach")
        if person not in came:
            continue
        known = known_since(found.journal, TODAY, person) is not None
        assert (came[person].state == "met") == known
        if came[person].state in ("in-hand", "let-go"):
            assert theirs in ("to-approach", "known")
        if theirs in ("declined", "resting", "replied", "scheduled") and not known:
            assert came[person].became.literal == STAGES[theirs].group
    for company in found.all(CompanyPage):
        for person, words in (*company.people, *company.former):
            assert words == rows[person.name].stage


@law
@given(fuller)
def test_a_no_is_a_no_everywhere(files: Files) -> None:
    found = shown(files)
    refused = [p for p in found.journal.contacts if stage(found.day, p) == "declined"]
    unwilling = [p for p in found.journal.contacts if permission(found.journal, TODAY, p) == "no"]
    (page,) = found.all(IntroductionsPage)
    assert not {one.introduction.contact for one in page.in_hand} & set(refused)
    for company in found.all(CompanyPage):
        for path in warm_path(found.day, company.company).paths:
            assert path.tie == "named" or path.steps[-1] not in (*refused, *unwilling)
    for debt in open_debts(found.day):
        assert debt.contact not in refused or debt.kind.name not in ("nudge", "approach")
        assert debt.contact not in unwilling or debt.kind.name not in ("news", "keep-in-touch")


@law
@given(fuller)
def test_whom_introductions_name_has_these_introducers(files: Files) -> None:
    found = shown(files)
    told = introductions(found.day)
    by = {one.contact: set(one.by) for one in told.all if one.contact}
    for person, page in found.people():
        given_ = set(introducers_of(found.journal, TODAY, person))
        circle = person in told.in_circle
        assert by.get(person, set()) == (set() if circle else given_)
        assert bool(page.chain) == (bool(given_) and not circle)
        for one, _ in page.introduced:
            assert one.contact is None or person in introducers_of(found.journal, TODAY, one.contact)
        named = {one.contact.slug for one, _ in page.introduced if one.contact}
        assert named <= set(found.json[person.slug]["introduced"])


@law
@given(fuller)
def test_a_promise_stands_on_all_pages_or_on_none(files: Files) -> None:
    found = shown(files)
    owed = [debt for debt in open_debts(found.day) if debt.kind.in_own_words]
    for page in found.all(MeetingPage):
        mine = [promise for promise in promises(found.journal, page.meeting) if became(promise, TODAY) == "open"]
        debts = [debt for debt in owed if debt.record is page.meeting]
        assert len(debts) == len(mine)
        among = [row for row in page.owed if row.debt.kind.in_own_words and row.begins is None]
        assert len(mine) == len(among) + sum(one.stands for one in page.promised)
        if page.meeting.status == "cancelled":
            assert not mine
            assert not [one for one in page.awaited if one.stands]
    theirs = sum(one.stands for page in found.all(MeetingPage) for one in page.awaited)
    on_pages = [pair for _, page in found.people() for pair in page.awaited]
    assert len(on_pages) == theirs
    for person, theirs_ in found.people():
        assert list(theirs_.awaited) == list(awaited_from(found.journal, TODAY, person))
        assert len([row for row in theirs_.owed if row.debt.kind.in_own_words and row.begins is None]) == len(
            [debt for debt in owed if debt.contact is person]
        )


@law
@given(fuller)
def test_a_meeting_is_held_ahead_or_neither_on_all_pages(files: Files) -> None:
    found = shown(files)
    briefs = {page.brief.meeting for page in found.all(BriefPage)}
    tickets = {one.meeting for _, page in found.people() for one in page.tickets}
    for page in found.all(MeetingPage):
        status = meetings.status(page.meeting, TODAY)
        assert found.json_meetings[page.meeting.slug]["status"] == status
        assert page.held == (status == "held")
        assert (
            page.ahead
            == (page.meeting in briefs)
            == (page.meeting in tickets)
            == (status in ("scheduled", "requested"))
        )
    for person, shown_page in found.people():
        theirs = meetings.by_contact(found.journal).get(person, ())
        assert shown_page.held == sum(meetings.held(meeting, TODAY) for meeting in theirs)
    told = review(found.day, date(2026, 11, 15))
    assert not {meeting for meeting in told.held if meeting.status in ("cancelled", "no-show")}
    assert not set(told.called_off) & set(told.held)


@law
@given(fuller)
def test_who_is_known_is_no_stranger_in_a_brief(files: Files) -> None:
    found = shown(files)
    for page in found.all(BriefPage):
        for one in page.people:
            card = one.attendee.card
            assert card is not None
            since, day = known_since(found.journal, TODAY, card.person), page.brief.day
            before = since is not None and (day is None or since.before(day))
            assert before == (one.attendee.known_since is not None)
            first = first_met_with(found.journal, TODAY, card.person)
            met = first is not None and (day is None or first[0] < day)
            assert met == (one.attendee.last_met is not None)
            assert "not met before" not in one.known if before else True
