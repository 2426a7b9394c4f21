"""A kind of debt that there is not, put into the list; then the program as its owner runs it.

    python made_up_kind.py COMMAND...

Each argument is one run of `journal`, its words apart by blanks. It combines what no real kind does: it begins
fourteen days after its fact, is owed to somebody with a record by a field and to somebody without one by text, lapses
and yet outlasts `owed_since`, waits for its day and is told together.
"""

import shlex
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial

from generator import debts
from generator.debts.closing import SetField, WriteText
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, Together, owed
from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.words.said import Name

LATER = 14
THE_PICTURE = Sentences(
    what="send {who} the picture", why="you took a picture of {who} on {day}", called="a picture for {who}"
)
AN_ADDRESS = Sentences(
    what="ask {who} for an address", why="{who} is in the picture of {day}", called="an address of {who}"
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    for meeting in journal.meetings:
        if meeting.date is not None:
            yield DebtSource((meeting,), partial(on, journal, meeting, meeting.date.day), shifts=(0, LATER))


def on(journal: Journal, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    first = shifted(day, LATER)
    if today < first:
        return
    sent = meeting.confirmed.day if meeting.confirmed and first <= meeting.confirmed.day <= today else None
    for person in meetings.people(journal, meeting):
        yield owed(
            KIND,
            meeting,
            person,
            THE_PICTURE,
            due=shifted(first, 3),
            given={"who": person, "day": day},
            closes=SetField(meeting, "confirmed"),
            since=day,
            closed_on=sent,
        )
    for name in (Name(item.name) for item in meeting.introductions if item.name):
        yield owed(
            KIND,
            meeting,
            None,
            AN_ADDRESS,
            name=name.text,
            due=first,
            given={"who": name, "day": day},
            closes=WriteText(f"write where to send it in {meeting.path}"),
            since=day,
            key="address",
        )


KIND = DebtKind(
    name="picture",
    find=find,
    settled="sent {who} a picture",
    all_settled="every picture sent",
    page="",
    draft="",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=True,
    outlasts_archiving=False,
    waits_for_its_day=True,
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=Together("send {who} the picture", "They are in it"),
    said_at_meeting=True,
    put_off="",
    options=(),
)
PAGE = "# picture\n\nA picture of the meeting.\n\nSent two weeks after it.\n"


def main() -> None:
    debts.DEBTS = (*debts.DEBTS, KIND)
    debts.DEBT_NAMES = frozenset(kind.name for kind in debts.DEBTS)
    # Only now does the rest of the program read the list.
    from generator.cli import explain
    from generator.cli import main as journal
    from generator.rules.page import parse

    real = explain.debt_page
    explain.debt_page = lambda kind: parse(PAGE) if kind is KIND else real(kind)
    for line in sys.argv[1:]:
        sys.stdout.write(f"$ journal {line}\n")
        try:
            journal.main(shlex.split(line), prog_name="journal")
        except SystemExit as ended:
            sys.stdout.write(f"exit {ended.code}\n")


if __name__ == "__main__":
    main()
