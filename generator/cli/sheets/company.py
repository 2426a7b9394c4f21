"""An organisation: what I learned of it, and whom I know there."""

from collections.abc import Iterator

from generator import words
from generator.cli.sheets.sheet import Scene
from generator.records import Contact
from generator.records.names import key
from generator.views import meetings, plain_text
from generator.views.companies import KnownCompany
from generator.views.history import last_contact


def lines(scene: Scene, company: KnownCompany) -> Iterator[str]:
    """Yield what is known of a company, with a file or without."""
    record = company.record
    under = " · ".join(filter(None, (record.industry, record.location, record.website))) if record else ""
    yield from scene.name(company.name, under)
    aimed_at = (record and record.target) or _in_profile(scene, company)
    yield from scene.said(
        "You aim at it." if aimed_at else "", words.sentence(plain_text.line(record.verdict or "")) if record else ""
    )
    yield from scene.part("Whom you know there", scene.items(_person(scene, person) for person in company.people))
    if not company.people:
        yield from scene.said("You know nobody there yet.")
    yield from scene.part("Who was there before", scene.items(_person(scene, person) for person in company.former))
    yield from scene.part("Meetings", scene.items(_meetings(scene, company)))
    if record is not None:
        yield from scene.part("Notes", scene.items(plain_text.paragraphs(record.body)))
        yield from scene.file(record.path)
    else:
        yield from scene.said("It has no file of its own.")


def _in_profile(scene: Scene, company: KnownCompany) -> bool:
    targets = scene.journal.profile.targets if scene.journal.profile else ()
    return any(key(target) in (key(company.slug), key(company.name)) for target in targets)


def _person(scene: Scene, person: Contact) -> str:
    last = last_contact(scene.journal, scene.today, person)
    role = f", {person.role}" if person.role else ""
    since = f"last in touch on {scene.day(last.day)}" if last else "not in touch yet"
    return f"{person.name}{role} ({since})"


def _meetings(scene: Scene, company: KnownCompany) -> Iterator[str]:
    there = dict.fromkeys(
        meeting for person in company.people for meeting in meetings.by_contact(scene.journal).get(person, ())
    )
    newest = sorted(there, key=lambda meeting: (str(meeting.date), meeting.slug), reverse=True)
    yield from (scene.meeting(meeting) for meeting in newest[:8])
    if len(newest) > 8:
        yield f"and {words.count(len(newest) - 8, 'meeting')} before that"
