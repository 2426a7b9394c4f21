"""A meeting's page: who, when, what for; thanks, names and promises; questions with their answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import TypeAlias

from markupsafe import Markup

from generator import words
from generator.debts import debts_from, thank_card, thank_email
from generator.debts.closing import AddItem
from generator.debts.debt import Debt
from generator.facts import clocks, meetings
from generator.facts.fortnight import after
from generator.facts.introductions import Name, names_in
from generator.facts.promises import Promise, promises
from generator.facts.touches import introducers
from generator.model import addresses
from generator.model.choices import HOW, MEETINGS, OUTCOMES, WAYS
from generator.model.items import Awaiting, Thanks
from generator.model.records import Meeting
from generator.site.pages.debt_markup import Row, by_meeting
from generator.site.pages.html import strong
from generator.site.pages.links import Links
from generator.site.pages.page import Page
from generator.site.pages.page_context import Scene
from generator.site.pages.stage_words import stage_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A name, where they work and why to meet them; and what became of it."""

    who: Markup
    became: str


def given_names(scene: Scene, links: Links, names: Sequence[Name]) -> Iterator[Given]:
    """Yield each name with its company, role and note, and what became of it."""
    for name in names:
        who = links.record(name.contact) if name.contact else strong(name.name)
        company = links.company(name.item.company) if name.item.company else ""
        about = Markup(", ").join(part for part in (who, name.item.role, company) if part)
        note = Markup(" ({})").format(links.inline(name.item.note)) if name.item.note else Markup()
        yield Given(who=about + note, became=_became(scene, name))


def _became(scene: Scene, name: Name) -> str:
    item = name.item
    if item.waived:
        return f"let go: {item.waived}"
    if name.contact is not None:
        return stage_words(scene, name.contact)
    if item.contacted is not None and item.contacted.day <= scene.today:
        return f"you got in touch on {words.day(item.contacted.day, scene.today)}"
    return "not approached yet"


def thanks_said(scene: Scene, links: Links, meeting: Meeting, owed: Sequence[Debt]) -> Iterator[Markup]:
    """Yield a sentence for each time I said thanks; `owed` are those that it owes, closed ones too."""
    for thanks in meeting.thanks:
        if thanks.on.day > scene.today:
            continue
        to = Markup(" to {}").format(links.people(thanks.to)) if thanks.to else Markup()
        note = Markup(": {}").format(links.inline(thanks.note)) if thanks.note else Markup()
        yield Markup("{}{} on {}{}{}").format(
            words.sentence(WAYS[thanks.by].by), to, words.day(thanks.on.day, scene.today), _in_time(thanks, owed), note
        )


def _in_time(thanks: Thanks, owed: Sequence[Debt]) -> Markup:
    """Return whether thanks came in time; nothing where none were owed."""
    paid = (debt for debt in owed if isinstance(debt.closes, AddItem) and thanks.by in debt.closes.ways)
    due: date | None = next((debt.due_day for debt in paid), None)
    if due is None or thanks.by == "in-person":
        return Markup()
    late = (thanks.on.day - due).days
    if late <= 0:
        return Markup(', <span class="done">in time</span>')
    return Markup(', <span class="waiting">{} late</span>').format(words.count(late, "day"))


Owed: TypeAlias = Callable[[], Mapping[Meeting, list[Row]]]
"""What stands open, looked up once for all pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise of mine or of theirs as HTML, what became of it, and whether it still stands."""

    text: Markup
    became: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """What a meeting's page shows.

    From the day `over_from` on, `over` is said instead of `opening`, where there is such a thing to say. `owed` are
    debts of today and of the coming days; `owes_now` says that one is of today.
    """

    title: str
    meeting: Meeting
    held: bool
    ahead: bool
    opening: Markup
    over: Markup
    over_from: date | None
    owed: Sequence[Row]
    owes_now: bool
    thanked: Sequence[Markup]
    given: Sequence[Given]
    promised: Sequence[Promised]
    awaited: Sequence[Promised]
    outcomes: str
    text: Markup


def pages(scene: Scene) -> Iterator[Page]:
    """Yield a page for each meeting."""
    owed: Owed = cache(partial(by_meeting, scene))
    for meeting in scene.journal.meetings:
        address = addresses.of_record(meeting)
        yield Page(address=address, title=title(scene, meeting), render=partial(_page, scene, address, meeting, owed))


def _page(scene: Scene, address: str, meeting: Meeting, owed_by: Owed) -> Markup:
    links = scene.links(address)
    held = meetings.held(meeting, scene.today)
    owed = owed_by().get(meeting, [])
    promised = [_promised(scene, links, promise) for promise in promises(scene.journal, meeting)]
    if any(row.debt.kind.in_own_words for row in owed):
        promised = [one for one in promised if not one.stands]  # those that stand are said under what is owed
    return scene.render(
        address,
        "meeting",
        MeetingPage(
            title=title(scene, meeting),
            meeting=meeting,
            held=held,
            ahead=meetings.ahead(meeting, scene.today),
            opening=_opening(scene, links, meeting),
            over=_over(scene, links, meeting),
            over_from=after(meeting.date.day) if meeting.date else None,
            owed=owed,
            owes_now=any(row.begins is None for row in owed),
            thanked=list(thanks_said(scene, links, meeting, _thanks(scene, meeting))) if held else [],
            given=list(given_names(scene, links, _names(scene, meeting))),
            promised=promised,
            awaited=[_awaited(scene, links, item) for item in meeting.awaiting],
            outcomes=words.listed([OUTCOMES[outcome] for outcome in meeting.outcomes]),
            text=links.meeting_text(meeting),
        ),
    )


def _thanks(scene: Scene, meeting: Meeting) -> tuple[Debt, ...]:
    """Return the thanks that it owes, paid ones too: what it says of them itself is told beside their day."""
    if not meeting.thanks:
        return ()
    kinds = (thank_email.KIND, thank_card.KIND)
    return debts_from(meeting, kinds, scene.day)


def _names(scene: Scene, meeting: Meeting) -> tuple[Name, ...]:
    return names_in(scene.journal, meeting) if meeting.date and meetings.held(meeting, scene.today) else ()


def title(scene: Scene, meeting: Meeting) -> str:
    """Return what to call a meeting: its title, else its people."""
    people = words.listed([person.name for person in meetings.people(scene.journal, meeting)])
    return meeting.title or people or meeting.label


def _opening(scene: Scene, links: Links, meeting: Meeting) -> Markup:
    """Return who, when, where and how long, as one sentence, and through whom as another."""
    status = meetings.status(meeting, scene.today)
    people = links.people(meeting.with_)
    when = _when(scene, meeting) + (f", {meeting.place}" if meeting.place else "")
    by = f" {HOW[meeting.how].by}" if meeting.how and HOW[meeting.how].by else ""
    length = _length(meeting, planned=status in ("scheduled", "requested"))
    what = f"{MEETINGS[meetings.kind(meeting)].a}{by}{length}"
    match status:
        case "requested":
            said = Markup("You have asked to meet {}{}: {}. No answer is written down yet.").format(people, when, what)
        case "cancelled":
            with_ = f"{MEETINGS[meetings.kind(meeting)].noun}{by} with"
            said = Markup("The {} {}{}{} was called off.").format(with_, people, when, "," if meeting.place else "")
        case "no-show":
            said = Markup("{} did not come{}. It was to be {}.").format(people, when, what)
        case _:
            begin = "You are going to meet" if status == "scheduled" else "You met"
            said = Markup("{} {}{}: {}.").format(begin, people, when, what)
    asked = "They asked for it." if meeting.asked_by == "them" else ""
    return Markup(" ").join(part for part in (said, asked, _through(scene, links, meeting)) if part)


def _when(scene: Scene, meeting: Meeting) -> Markup:
    if meeting.date is None:
        return Markup(" on a day not written down")
    day = meeting.date.day
    said = f"on {words.WEEKDAYS[day.weekday()]}, {words.day(day, scene.today)}"
    hours = " and ".join(
        f"{at.begins:%H:%M}" + (f" in {at.place}" if at.place else "")
        for at in clocks.clocks(scene.journal, meeting)
    )  # fmt: skip
    time = Markup(' <time datetime="{}">{}</time>').format(meeting.date, said)
    return Markup("{} at {}").format(time, hours) if hours else time


def _over(scene: Scene, links: Links, meeting: Meeting) -> Markup:
    """Return what to say of an agreed talk once its day is over and nothing else is written."""
    if meeting.date is None or meetings.status(meeting, scene.today) != "scheduled":
        return Markup()
    begin = Markup("You were going to meet {}{}").format(links.people(meeting.with_), _when(scene, meeting))
    return begin + "; what was said is not written down yet."


def _length(meeting: Meeting, *, planned: bool) -> str:
    if meeting.lasted is not None:
        return f", {_minutes(meeting.lasted.minutes)} long"
    return f", {_minutes(clocks.minutes(meeting))} planned" if meeting.duration or planned else ""


def _minutes(many: int) -> str:
    return f"{many} minute{'' if many == 1 else 's'}"


def _through(scene: Scene, links: Links, meeting: Meeting) -> Markup:
    """Return who introduced us, and of several people, to whom."""
    people = meetings.people(scene.journal, meeting)
    given = introducers(scene.journal, scene.today)
    said = []
    for person in people:
        through = [links.record(one) for one in given.get(person, ()) if one not in people]
        if through:
            to = Markup(" to {}").format(person.name) if people[1:] else Markup()
            said.append(Markup("{} introduced you{}.").format(Markup(" and ").join(through), to))
    return Markup(" ").join(said)


def _promised(scene: Scene, links: Links, promise: Promise) -> Promised:
    """Return a promise of mine, and what became of it."""
    text = links.inline(promise.text)
    if promise.waived or promise.let_go:
        return Promised(text=text, became=f"let go{': ' + promise.waived if promise.waived else ''}", stands=False)
    if promise.closed and (promise.kept_on is None or promise.kept_on.day <= scene.today):
        on = f" on {words.day(promise.kept_on.day, scene.today)}" if promise.kept_on else ""
        return Promised(text=text, became=f"kept{on}", stands=False)
    by = f"for {words.day(promise.by.day, scene.today)}" if promise.by else "still open"
    return Promised(text=text, became=by, stands=True)


def _awaited(scene: Scene, links: Links, item: Awaiting) -> Promised:
    """Return a promise of theirs, and what became of it."""
    text = links.inline(item.what)
    if item.came is not None and item.came.day <= scene.today:
        return Promised(text=text, became=f"came on {words.day(item.came.day, scene.today)}", stands=False)
    by = f"for {words.day(item.by.day, scene.today)}, " if item.by else ""
    return Promised(text=text, became=f"{by}not come yet", stands=True)
