"""Last week as one paragraph: whom I met, the names that they gave me, what I learned."""

from collections.abc import Iterator

from markupsafe import Markup

from generator import words
from generator.pages.html import escape, listed
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.records import Contact, Meeting, Moment
from generator.records.names import unwrap
from generator.views import meetings, plain_text
from generator.views.last_week import LastWeek

_MOST_NAMES = 3
_MOST_LESSONS = 2


def paragraph(scene: Scene, links: Links, week: LastWeek) -> Markup:
    """Return the week in a few sentences; a quiet one says so."""
    if not week.talks and not week.events:
        return Markup("No meeting and no event in the last seven days.")
    return Markup(" ").join([*_met(links, week), *_names(scene, links, week), *_lessons(scene, week)])


def _met(links: Links, week: LastWeek) -> Iterator[Markup]:
    if week.talks:
        said = [
            Markup("{} {}").format(links.people(talk.with_), links.record(talk, _on(talk.date))) for talk in week.talks
        ]
        yield Markup("You met {}.").format(listed(said))
    for event, people in week.events:
        there = [links.record(person) for person in people]
        came = Markup(", and met {} there").format(listed(there)) if there else Markup()
        yield Markup("You were at {} {}{}.").format(links.record(event), _on(event.date), came)


def _on(moment: Moment | None) -> str:
    """Return the weekday: within seven days it means one day, today as tomorrow."""
    return f"on {words.WEEKDAYS[moment.day.weekday()]}" if moment else ""


def _names(scene: Scene, links: Links, week: LastWeek) -> Iterator[Markup]:
    for talk in week.talks:
        given = [item.contact or item.name or "" for item in talk.introductions]
        who = listed(person.name for person in meetings.people(scene.journal, talk))
        if not given or not who:
            continue
        if len(given) > _MOST_NAMES:
            yield Markup("{} gave you {}.").format(who, words.count(len(given), "name"))
        else:
            named = listed([_named(scene, links, name) for name in given])
            yield Markup("{} gave you the name{} of {}.").format(who, "" if len(given) == 1 else "s", named)


def _named(scene: Scene, links: Links, name: str) -> Markup:
    found: Contact | None = scene.journal.contacts.find(name)
    return links.record(found) if found else escape(unwrap(name))


def _lessons(scene: Scene, week: LastWeek) -> Iterator[Markup]:
    learned = [talk for talk in week.talks if talk.lesson][:_MOST_LESSONS]
    for talk in learned:
        yield Markup("From {} you took: “{}”").format(_whom(scene, talk), escape(plain_text.line(talk.lesson or "")))


def _whom(scene: Scene, talk: Meeting) -> Markup:
    return listed(person.name for person in meetings.people(scene.journal, talk)) or Markup("it")
