"""A conversation: with whom, what for, what came of it."""

from collections.abc import Iterator

from generator import words
from generator.cli.sheets.sheet import Scene
from generator.cli.terminal import filled
from generator.records import Meeting, body
from generator.records.choices import HOW, MEETINGS, STATUSES, WAYS
from generator.views import meetings, plain_text
from generator.views.introductions import names_given
from generator.views.promises import promises


def lines(scene: Scene, meeting: Meeting) -> Iterator[str]:
    """Yield what was asked, said, given and promised."""
    people = meetings.people(scene.journal, meeting)
    names = words.listed([person.name for person in people]) or words.listed(meeting.with_)
    yield from scene.name(meeting.title or names or meeting.slug, _when(scene, meeting, names))
    objective = plain_text.line(meeting.objective or "")
    yield from scene.said(_status(scene, meeting), f"To learn: {objective}." if objective else "")
    yield from scene.part("Questions", _questions(scene, meeting))
    yield from scene.part("Notes", scene.items(plain_text.paragraphs(meetings.notes(meeting))))
    yield from scene.part("Names you were given", scene.items(_names(scene, meeting)))
    yield from scene.part("Thanks", scene.items(_thanks(scene, meeting)))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.record is meeting))
    yield from scene.part("What you promised", scene.items(_promised(scene, meeting)))
    yield from scene.part("What they promised you", scene.items(_awaited(scene, meeting)))
    yield from scene.part("What came of it", scene.pairs(_outcome(meeting)))
    yield from scene.file(meeting.path)


def _when(scene: Scene, meeting: Meeting, names: str) -> str:
    clock = f" at {meeting.date.clock:%H:%M}" if meeting.date and meeting.date.clock else ""
    day = f"{words.WEEKDAYS[meeting.date.day.weekday()]}, {scene.day(meeting.date.day)}{clock}" if meeting.date else ""
    how = HOW[meeting.how or "in-person"].by
    return " · ".join(filter(None, (names if meeting.title else "", day, how or meeting.place or "")))


def _status(scene: Scene, meeting: Meeting) -> str:
    status = meetings.status(meeting, scene.today)
    length = meeting.lasted or meeting.duration
    lasted = f", {length}" if length else ""
    asked = " that they asked for" if meeting.asked_by == "them" else ""
    return f"{words.sentence(STATUSES[status].you)}: {MEETINGS[meetings.kind(meeting)].noun}{asked}{lasted}."


def _questions(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for question in body.questions(meeting.source, meeting.body_start):
        yield from filled(plain_text.line(question.text), scene.room, 2)
        for paragraph in plain_text.paragraphs(question.answer):
            yield from filled(paragraph, scene.room, 4)


def _names(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for name in names_given(scene.journal, scene.today):
        if name.meeting is meeting and name.name:
            note = f": {name.item.note}" if name.item.note else ""
            yield f"{name.name}{note}"


def _thanks(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for thanks in meeting.thanks:
        to = words.listed([person.name for person in scene.journal.contacts.resolve(thanks.to)])
        yield f"{scene.day(thanks.on.day)}, {WAYS[thanks.by].by}{f', to {to}' if to else ''}"


def _promised(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for promise in promises(scene.journal, meeting):
        if promise.closed or promise.waived or promise.let_go:
            kept = f", kept on {scene.day(promise.kept_on.day)}" if promise.kept_on else ", kept"
            ended = kept if promise.closed and not promise.waived else ", let go"
            yield f"{words.sentence(plain_text.line(promise.text))}{ended}"


def _awaited(scene: Scene, meeting: Meeting) -> Iterator[str]:
    for promised in meeting.awaiting:
        came = f", came on {scene.day(promised.came.day)}" if promised.came else ""
        yield f"{words.sentence(promised.what)}{came}"


def _outcome(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "outcomes", ", ".join(outcome.replace("-", " ") for outcome in meeting.outcomes)
    yield "lesson", meeting.lesson or ""
