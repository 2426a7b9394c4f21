"""The rules for doing informational interviews and requests well; they look only at what is ahead or recent."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator import words
from generator.debts import debts_from, thank_email
from generator.facts import meetings
from generator.facts.meetings import PLANNED_MINUTES, research
from generator.facts.outreach import sent_to, with_unanswered
from generator.facts.questions import topics
from generator.facts.touches import attended
from generator.model.body import questions
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.locate import locate, locate_key
from generator.model.moment import shifted
from generator.model.names import normalize
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.rules.diagnostic import Finding, Rule, Severity
from generator.rules.spelling import nearest

ENOUGH = 5
"""After how many meetings on one topic there is little more to learn."""
NEAR_DAYS = 7
"""How many days ahead a meeting is near; it is to be prepared from the same day on."""


def in_view(day: date | None, today: date, settings: Settings) -> bool:
    """Return whether `day` is ahead or in the last `etiquette_days`; what is older can't be put right (contract §4)."""
    return day is not None and (today - day).days <= settings.etiquette_days


def interviews(day: Day, *, held: bool = False) -> Iterator[Meeting]:
    """Yield the informational interviews that I asked for and that are ahead or recent; with `held`, only held ones."""
    for meeting in day.journal.meetings:
        if meeting.date is None or meeting.asked_by == "them" or not in_view(meeting.date.day, day.today, day.settings):
            continue
        status = meetings.status(meeting, day.today)
        if meetings.kind(meeting) == "informational-interview" and (
            status == "held" or (not held and status in ("scheduled", "requested"))
        ):
            yield meeting


def read_whole(day: Day, *, held: bool = False) -> Iterator[Meeting]:
    """Yield those of these interviews in whose file nothing was misread: what seems absent may stand in that part."""
    misread = misread_files(day.journal)
    yield from (meeting for meeting in interviews(day, held=held) if meeting.path not in misread)


@lru_cache(maxsize=2)
def misread_files(journal: Journal) -> frozenset[str]:
    """Return the paths of files of which something could not be read as meant; a field of the owner's own can."""
    found = (fault for rule, faults in journal.faults.items() if rule != "unknown-field" for fault in faults)
    slips = (f for f in journal.faults.get("unknown-field", ()) if nearest(f.field, f.options))
    return frozenset(fault.source.path for fault in (*found, *slips))


def absent(meeting: Meeting, message: str, help_: str) -> Finding:
    """Return a finding about something that a meeting lacks, at its `date` key (contract §4, spans)."""
    return Finding(source=meeting.source, span=locate_key(meeting, "date"), message=message, help=help_)


def check_too_long(day: Day) -> Iterator[Finding]:
    """Look at the planned length of each interview that is ahead or recent."""
    for meeting in interviews(day):
        if meeting.duration is not None and meeting.duration.minutes > PLANNED_MINUTES:
            yield Finding(
                source=meeting.source,
                span=locate(meeting, "duration"),
                message=f"{meeting.duration} is more than you can ask of somebody who does not know you well",
                label="twenty to thirty minutes are enough",
                help=f"plan {PLANNED_MINUTES} min; how long it really took goes into `lasted`",
            )


TOO_LONG = Rule("too-long", Severity.WARNING, check_too_long)


def check_no_objective(day: Day) -> Iterator[Finding]:
    """Look at each interview that is ahead or recent."""
    for meeting in read_whole(day):
        if not meeting.objective:
            yield absent(
                meeting,
                "nothing says what you want to learn in this meeting",
                "add `objective:` with one sentence; it goes into the note you send and keeps you on course",
            )


NO_OBJECTIVE = Rule("no-objective", Severity.WARNING, check_no_objective)


def check_no_research(day: Day) -> Iterator[Finding]:
    """Look at each interview held recently."""
    for meeting in read_whole(day, held=True):
        if not research(meeting):
            yield absent(
                meeting,
                "this meeting was held without any research written down",
                "write what you know under ## Research, and next time before you go",
            )


NO_RESEARCH = Rule("no-research", Severity.WARNING, check_no_research)


def _questions_written(meeting: Meeting) -> str:
    return words.count(len(questions(meeting.source, meeting.body_start)), "question")


def check_too_few_questions(day: Day) -> Iterator[Finding]:
    """Look at each interview held recently."""
    for meeting in read_whole(day, held=True):
        if len(questions(meeting.source, meeting.body_start)) < day.settings.min_questions:
            yield absent(
                meeting,
                f"this meeting was held with {_questions_written(meeting)} written down",
                f"write at least {day.settings.min_questions} under ## Questions, and next time before you go",
            )


TOO_FEW_QUESTIONS = Rule("too-few-questions", Severity.WARNING, check_too_few_questions)


def check_no_introductions_asked(day: Day) -> Iterator[Finding]:
    """Look at each interview held recently."""
    for meeting in read_whole(day, held=True):
        if not (meeting.asked_for_introductions or meeting.introductions):
            yield absent(
                meeting,
                "you have not asked whom else to meet",
                "add `asked_for_introductions: yes` if you did; if not, ask when you thank them",
            )


NO_INTRODUCTIONS_ASKED = Rule("no-introductions-asked", Severity.WARNING, check_no_introductions_asked)


def _permission_known(journal: Journal, meeting: Meeting) -> bool:
    people = meetings.people(journal, meeting)
    return bool(people) and all(person.may_follow_up is not None for person in people)


def check_no_permission_asked(day: Day) -> Iterator[Finding]:
    """Look at each interview held recently."""
    for meeting in read_whole(day, held=True):
        if meeting.may_follow_up is None and not _permission_known(day.journal, meeting):
            yield absent(
                meeting,
                "nothing says whether you may keep in touch",
                "add `may_follow_up: yes` or no; if you have not asked, ask when you thank them",
            )


NO_PERMISSION_ASKED = Rule("no-permission-asked", Severity.WARNING, check_no_permission_asked)


def check_late_thanks(day: Day) -> Iterator[Finding]:
    """Compare the day of the thanks with the day on which they were due."""
    for meeting in interviews(day, held=True):
        for debt in debts_from(meeting, (thank_email.KIND,), day):
            if debt.closed_on is None or debt.closed_on <= debt.due_day:
                continue
            late = next(t for t in meeting.thanks if t.on.day == debt.closed_on)
            yield Finding(
                source=meeting.source,
                span=locate(meeting, "thanks", late.at, "on"),
                message=f"{debt.name} was thanked on {debt.closed_on}; it was due on {debt.due_day}",
                help="it was still right to do it; next time write the four plain lines on the same day",
            )


LATE_THANKS = Rule("late-thanks", Severity.WARNING, check_late_thanks)


def check_saturated_topic(day: Day) -> Iterator[Finding]:
    """Count the interviews on each topic before each one that is ahead or recent."""
    held = {normalize(topic): list(those) for topic, those in topics(day.journal, day.today).items()}
    ahead: dict[str, int] = {}
    for meeting in sorted(interviews(day), key=lambda m: (str(m.date), m.slug)):
        for number, topic in enumerate(meeting.topics):
            same = held.get(normalize(topic), [])
            if meeting in same:
                before = same.index(meeting)
            else:
                ahead[normalize(topic)] = ahead.get(normalize(topic), 0) + 1
                before = len(same) + ahead[normalize(topic)] - 1
            if before >= ENOUGH:
                yield _enough(meeting, number, topic, before)


def _enough(meeting: Meeting, number: int, topic: str, before: int) -> Finding:
    return Finding(
        source=meeting.source,
        span=locate(meeting, "topics", number),
        message=f"you had {words.count(before, 'meeting')} on {topic} before this one",
        label="four or five teach you nearly all there is",
        help="turn to another topic, or to what you have not asked yet",
    )


SATURATED_TOPIC = Rule("saturated-topic", Severity.WARNING, check_saturated_topic)


def check_no_personal_details(day: Day) -> Iterator[Finding]:
    """Look at everybody whom I have met and am about to meet again."""
    at_events = {person for person, _, _ in attended(day.journal, day.today)}
    misread = misread_files(day.journal)
    for person, all_ in meetings.by_contact(day.journal).items():
        if person.personal or person.bond or person.path in misread:
            continue
        near = [
            m.date.day
            for m in all_
            if m.date
            and day.today <= m.date.day <= shifted(day.today, NEAR_DAYS)
            and not meetings.is_interview(m)
            and meetings.status(m, day.today) == "scheduled"
        ]
        # Whether we met is looked up last and for few people: for everybody it would take as long as all other rules.
        if near and (person in at_events or any(meetings.held(meeting, day.today) for meeting in all_)):
            yield Finding(
                source=person.source,
                span=locate_key(person, "name"),
                message=f"you meet {person.name} again on {words.day(near[0], day.today)} and know nothing personal",
                help="add what you remember under `personal` (family, holiday, home) or `bond`",
            )


NO_PERSONAL_DETAILS = Rule("no-personal-details", Severity.WARNING, check_no_personal_details)


def check_too_often(day: Day) -> Iterator[Finding]:
    """Look at each recent request and at the one before it."""
    for person in day.journal.contacts:
        for one, _, latest in with_unanswered(person, sent_to(day.journal, day.today, person), day.today):
            if one.about != "request" or latest is None or not in_view(one.on, day.today, day.settings):
                continue
            days = (one.on - latest.on).days
            if days < day.settings.nudge_days:
                yield Finding(
                    source=person.source,
                    span=locate(person, "outreach", one.item.at, "on"),
                    message=f"you asked {person.name} again after {words.count(days, 'day')} without an answer",
                    help=f"give people {words.count(day.settings.nudge_days, 'day')} before you ask another way",
                )


TOO_OFTEN = Rule("too-often", Severity.WARNING, check_too_often)


def check_stop_asking(day: Day) -> Iterator[Finding]:
    """Count the requests without an answer before each recent one."""
    for person in day.journal.contacts:
        for one, waiting, _ in with_unanswered(person, sent_to(day.journal, day.today, person), day.today):
            if (
                one.about == "request"
                and waiting >= day.settings.outreach_tries
                and in_view(one.on, day.today, day.settings)
            ):
                yield Finding(
                    source=person.source,
                    span=locate(person, "outreach", one.item.at, "on"),
                    message=f"{person.name} has not answered {words.count(waiting, 'request')}; this is one more",
                    help="let it rest, and ask somebody else who knows the field",
                )


STOP_ASKING = Rule("stop-asking", Severity.WARNING, check_stop_asking)
RULES = (
    TOO_LONG,
    NO_OBJECTIVE,
    NO_RESEARCH,
    TOO_FEW_QUESTIONS,
    NO_INTRODUCTIONS_ASKED,
    NO_PERMISSION_ASKED,
    LATE_THANKS,
    SATURATED_TOPIC,
    NO_PERSONAL_DETAILS,
    TOO_OFTEN,
    STOP_ASKING,
)
