"""A meeting's page: who, when, what for; thanks, names and promises; questions with their answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import TypeAlias

from markupsafe import Markup

from generator import words
from generator.debts import debts_from, promise, thank_card, thank_email
from generator.debts.closing import AddItem
from generator.debts.debt import Debt
from generator.facts import clocks, meetings
from generator.facts.awaited import is_awaited, promised_by
from generator.facts.fortnight import after
from generator.facts.introductions import GivenName, names_in
from generator.facts.promises import Promise, became, promises
from generator.facts.touches import introducers
from generator.model import addresses
from generator.model.choices import HOW, MEETINGS, OUTCOMES, WAYS
from generator.model.items import Awaiting, Thanks
from generator.model.records import Meeting
from generator.reports.card import LAPSED, called_off
from generator.reports.hours import hours
from generator.site.pages.debt_markup import DebtRow, by_meeting
from generator.site.pages.html import strong
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.stage_words import stage_words

Owed: TypeAlias = Callable[[], Mapping[Meeting, list[DebtRow]]]
"""Returns the open debts of each meeting, looked up once for all pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGiven:
    """A name that I was given, with company, role and note; and what came of it."""

    who: Markup
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise of mine or of theirs as HTML, what came of it, and whether it is still open."""

    text: Markup
    became: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """What a meeting's page shows.

    From the day `over_from` on, where there is one, `over` replaces `opening`. `owed` are debts of today and of the
    coming days; `owes_now` says that one is open today.
    """

    title: str
    meeting: Meeting
    held: bool
    ahead: bool
    opening: Markup
    over: Markup
    over_from: date | None
    owed: Sequence[DebtRow]
    owes_now: bool
    thanked: Sequence[Markup]
    given: Sequence[NameGiven]
    promised: Sequence[Promised]
    awaited: Sequence[Promised]
    outcomes: str
    text: Markup


def pages(context: PageContext) -> Iterator[Page]:
    """Yield a page for each meeting."""
    owed: Owed = cache(partial(by_meeting, context))
    for meeting in context.journal.meetings:
        address = addresses.of_record(meeting)
        yield Page(
            address=address, title=title(context, meeting), render=partial(_page, context, address, meeting, owed)
        )


def _page(context: PageContext, address: str, meeting: Meeting, owed_by: Owed) -> Markup:
    links = context.links(address)
    held = meetings.held(meeting, context.today)
    owed = owed_by().get(meeting, [])
    shown = {row.debt.id for row in owed if row.begins is None}
    promised = [
        _promised(context, links, one, debt)
        for one, debt in _with_debts(context, meeting)
        if debt is None or debt.id not in shown  # open ones that are shown among the debts are not said twice
    ]
    return context.render(
        address,
        "meeting",
        MeetingPage(
            title=title(context, meeting),
            meeting=meeting,
            held=held,
            ahead=meetings.ahead(meeting, context.today),
            opening=_opening(context, links, meeting),
            over=_over(context, links, meeting),
            over_from=after(meeting.date.day) if meeting.date else None,
            owed=owed,
            owes_now=any(row.begins is None for row in owed),
            thanked=list(thanks_said(context, links, meeting, _thanks(context, meeting))) if held else [],
            given=list(given_names(context, links, _names(context, meeting))),
            promised=promised,
            awaited=[_awaited(context, links, meeting, item) for item in meeting.awaiting],
            outcomes=words.listed([OUTCOMES[outcome] for outcome in meeting.outcomes]),
            text=links.meeting_text(meeting),
        ),
    )


def _thanks(context: PageContext, meeting: Meeting) -> tuple[Debt, ...]:
    """Return the meeting's debts of thanks, closed ones included."""
    if not meeting.thanks:
        return ()
    kinds = (thank_email.KIND, thank_card.KIND)
    return debts_from(meeting, kinds, context.day)


def _names(context: PageContext, meeting: Meeting) -> tuple[GivenName, ...]:
    return names_in(context.journal, meeting) if meeting.date and meetings.held(meeting, context.today) else ()


def title(context: PageContext, meeting: Meeting) -> str:
    """Return the title of a meeting, else the names of its people."""
    people = words.listed([person.name for person in meetings.people(context.journal, meeting)])
    return meeting.title or people or meeting.label


def _opening(context: PageContext, links: Links, meeting: Meeting) -> Markup:
    """Return a sentence with who, when, where and how long, and one with the introducers."""
    status = meetings.status(meeting, context.today)
    people = links.people(meeting.with_)
    when = _when(context, meeting) + (f", {meeting.place}" if meeting.place else "")
    by = f" {HOW[meeting.how].by}" if meeting.how and HOW[meeting.how].by else ""
    length = _length(meeting, planned=status in ("scheduled", "requested"))
    what = f"{MEETINGS[meetings.kind(meeting)].a}{by}{length}"
    match status:
        case "requested":
            said = Markup("You have asked to meet {}{}: {}. No answer is written down yet.").format(people, when, what)
        case "cancelled":
            with_ = f"{MEETINGS[meetings.kind(meeting)].noun}{by} with"
            said = Markup("The {} {}{}{} was called off.").format(with_, people, when, "," if meeting.place else "")
            if meeting.cancelled_by or meeting.cancelled_on:
                said += f" {words.sentence(called_off(meeting, context.today))}."
        case "no-show":
            said = Markup("{} did not come{}. It was to be {}.").format(people, when, what)
        case _:
            begin = "You are going to meet" if status == "scheduled" else "You met"
            said = Markup("{} {}{}: {}.").format(begin, people, when, what)
    asked = "They asked for it." if meeting.asked_by == "them" else ""
    return Markup(" ").join(part for part in (said, asked, _through(context, links, meeting)) if part)


def _when(context: PageContext, meeting: Meeting) -> Markup:
    if meeting.date is None:
        return Markup(" on a day not written down")
    day = meeting.date.day
    said = f"on {words.WEEKDAYS[day.weekday()]}, {words.day(day, context.today)}"
    time = Markup(' <time datetime="{}">{}</time>').format(meeting.date, said)
    at = hours(context.journal, meeting)
    return Markup("{} at {}").format(time, at) if at else time


def _over(context: PageContext, links: Links, meeting: Meeting) -> Markup:
    """Return what to say of an agreed meeting when its day is over and nothing was written since."""
    if meeting.date is None or meetings.status(meeting, context.today) != "scheduled":
        return Markup()
    begin = Markup("You were going to meet {}{}").format(links.people(meeting.with_), _when(context, meeting))
    return begin + "; what was said is not written down yet."


def _length(meeting: Meeting, *, planned: bool) -> str:
    if meeting.lasted is not None:
        return f", {_minutes(meeting.lasted.minutes)} long"
    return f", {_minutes(clocks.minutes(meeting))} planned" if meeting.duration or planned else ""


def _minutes(many: int) -> str:
    return f"{many} minute{'' if many == 1 else 's'}"


def _through(context: PageContext, links: Links, meeting: Meeting) -> Markup:
    """Return who introduced us; with several people at the meeting, also to whom."""
    people = meetings.people(context.journal, meeting)
    given = introducers(context.journal, context.today)
    said = []
    for person in people:
        through = [links.record(one) for one in given.get(person, ()) if one not in people]
        if through:
            to = Markup(" to {}").format(person.name) if people[1:] else Markup()
            said.append(Markup("{} introduced you{}.").format(Markup(" and ").join(through), to))
    return Markup(" ").join(said)


def _with_debts(context: PageContext, meeting: Meeting) -> Iterator[tuple[Promise, Debt | None]]:
    """Yield each promise with its debt, None where nothing is owed for it."""
    by_fact = {debt.fact: debt for debt in debts_from(meeting, (promise.KIND,), context.day)}
    for one in promises(context.journal, meeting):
        fact = ("follow_ups", one.item) if one.item is not None else one.span
        yield one, by_fact.get(fact) if fact is not None else None


def _promised(context: PageContext, links: Links, promise: Promise, debt: Debt | None) -> Promised:
    """Return a promise of mine, and what came of it; a waiver of its debt lets it go too."""
    text = links.inline(promise.text)
    if debt is not None and debt.waived:
        return Promised(text=text, became=f"let go: {debt.waived}", stands=False)
    match became(promise, context.today):
        case "let-go":
            return Promised(text=text, became=f"let go{': ' + promise.waived if promise.waived else ''}", stands=False)
        case "kept":
            on = f" on {words.day(promise.kept_on.day, context.today)}" if promise.kept_on else ""
            return Promised(text=text, became=f"kept{on}", stands=False)
        case "lapsed":
            return Promised(text=text, became=LAPSED, stands=False)
    by = f"for {words.day(promise.by.day, context.today)}" if promise.by else "still open"
    return Promised(text=text, became=by, stands=True)


def _awaited(context: PageContext, links: Links, meeting: Meeting, item: Awaiting) -> Promised:
    """Return a promise of theirs, and what came of it; who made it where several were there."""
    who, text = promised_by(context.journal, meeting, item), links.inline(item.what)
    if who is not None and len(context.journal.contacts.distinct(meeting.with_)) > 1:
        text = Markup("{}: {}").format(links.record(who), text)
    if item.came is not None and item.came.day <= context.today:
        return Promised(text=text, became=f"came on {words.day(item.came.day, context.today)}", stands=False)
    if item.waived:
        return Promised(text=text, became=f"no longer waited for: {item.waived}", stands=False)
    if not is_awaited(meeting, item, context.today):
        return Promised(text=text, became=LAPSED, stands=False)
    by = f"for {words.day(item.by.day, context.today)}, " if item.by else ""
    asked = f", asked on {words.day(item.asked.day, context.today)}" if item.asked else ""
    return Promised(text=text, became=f"{by}not come yet{asked}", stands=True)


def given_names(context: PageContext, links: Links, names: Sequence[GivenName]) -> Iterator[NameGiven]:
    """Yield each name with company, role and note, and what came of it."""
    for name in names:
        who = links.record(name.contact) if name.contact else strong(name.name)
        company = links.company(name.item.company) if name.item.company else ""
        about = Markup(", ").join(part for part in (who, name.item.role, company) if part)
        note = Markup(" ({})").format(links.inline(name.item.note)) if name.item.note else Markup()
        yield NameGiven(who=about + note, became=_became(context, name))


def _became(context: PageContext, name: GivenName) -> str:
    item = name.item
    if item.waived:
        return f"let go: {item.waived}"
    if name.contact is not None:
        return stage_words(context, name.contact)
    if item.contacted is not None and item.contacted.day <= context.today:
        return f"you got in touch on {words.day(item.contacted.day, context.today)}"
    return "not approached yet"


def thanks_said(context: PageContext, links: Links, meeting: Meeting, owed: Sequence[Debt]) -> Iterator[Markup]:
    """Yield a sentence for each time I said thanks; `owed` are the meeting's debts of thanks, closed ones included."""
    for thanks in meeting.thanks:
        if thanks.on.day > context.today:
            continue
        to = Markup(" to {}").format(links.people(thanks.to)) if thanks.to else Markup()
        note = Markup(": {}").format(links.inline(thanks.note)) if thanks.note else Markup()
        yield Markup("{}{} on {}{}{}").format(
            words.sentence(WAYS[thanks.by].by),
            to,
            words.day(thanks.on.day, context.today),
            _in_time(thanks, owed),
            note,
        )


def _in_time(thanks: Thanks, owed: Sequence[Debt]) -> Markup:
    """Return in words whether thanks came in time; empty where none were owed."""
    paid = (debt for debt in owed if isinstance(debt.closes, AddItem) and thanks.by in debt.closes.ways)
    due: date | None = next((debt.due_day for debt in paid), None)
    if due is None or thanks.by == "in-person":
        return Markup()
    late = (thanks.on.day - due).days
    if late <= 0:
        return Markup(', <span class="done">in time</span>')
    return Markup(', <span class="waiting">{} late</span>').format(words.count(late, "day"))
