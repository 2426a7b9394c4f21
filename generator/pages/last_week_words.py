"""Last week as one paragraph: whom I met, the names that they gave me, what I learned."""

from collections.abc import Iterator

from generator import words
from generator.pages.markdown import Markdown
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, Meeting, Moment
from generator.records.names import unwrap
from generator.views import meetings, plain_text
from generator.views.last_week import LastWeek

_MOST_NAMES = 3
_MOST_LESSONS = 2


def paragraph(scene: Scene, links: Links, week: LastWeek) -> Markdown:
    """Return the week in a few sentences; a quiet one says so."""
    if not week.talks and not week.events:
        return Markdown("No talk and no event in the last seven days.")
    return Markdown(" ").join([*_met(links, week), *_names(scene, links, week), *_lessons(scene, week)])


def _met(links: Links, week: LastWeek) -> Iterator[Markdown]:
    if week.talks:
        said = [
            Markdown("{} {}").format(links.people(talk.with_), links.record(talk, _on(talk.date)))
            for talk in week.talks
        ]
        yield Markdown("You met {}.").format(_listed(said))
    for event, people in week.events:
        there = [links.record(person) for person in people]
        came = Markdown(", and met {} there").format(_listed(there)) if there else Markdown()
        yield Markdown("You were at {} {}{}.").format(links.record(event), _on(event.date), came)


def _on(moment: Moment | None) -> str:
    """Return the weekday: within seven days it means one day, today as tomorrow."""
    return f"on {words.WEEKDAYS[moment.day.weekday()]}" if moment else ""


def _names(scene: Scene, links: Links, week: LastWeek) -> Iterator[Markdown]:
    for talk in week.talks:
        given = [item.contact or item.name or "" for item in talk.introductions]
        who = words.listed([person.name for person in meetings.people(scene.journal, talk)])
        if not given or not who:
            continue
        if len(given) > _MOST_NAMES:
            yield Markdown("{} gave you {}.").format(who, words.count(len(given), "name"))
        else:
            named = _listed([_named(scene, links, name) for name in given])
            yield Markdown("{} gave you the name{} of {}.").format(who, "" if len(given) == 1 else "s", named)


def _named(scene: Scene, links: Links, name: str) -> Markdown:
    found: Contact | None = scene.journal.contacts.find(name)
    return links.record(found) if found else Markdown("{}").format(unwrap(name))


def _lessons(scene: Scene, week: LastWeek) -> Iterator[Markdown]:
    learned = [talk for talk in week.talks if talk.lesson][:_MOST_LESSONS]
    for talk in learned:
        yield Markdown("What stays from {}: “{}”").format(_whom(scene, talk), plain_text.line(talk.lesson or ""))


def _whom(scene: Scene, talk: Meeting) -> str:
    return words.listed([person.name for person in meetings.people(scene.journal, talk)]) or "it"


def _listed(parts: list[Markdown]) -> Markdown:
    return Markdown(" and ").join([Markdown(", ").join(parts[:-1]), *parts[-1:]] if len(parts) > 1 else parts)
