"""Mail: every message is in a line about somebody on file, or counted; nothing is owed for old letters."""

import json
import random
import re
import tracemalloc
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st
from mailboxes import ME, NOON, Message, as_folder, as_maildir, as_mbox, made, message
from sample_world import tick_all
from small_journal import SmallJournal

from generator import words
from generator.io.importers.found import CannotRead
from generator.io.importers.mail_files import Head, heads
from generator.io.importers.mail_heads import letter

DAY = "2026-11-20"
PROFILE = f"---\nname: Dot Marsh\nemail: [{ME}, dot@home.example]\ntime_zone: Europe/Berlin\n---\n"
ANA = "---\nname: Ana Silva\nemail: ana@example.com\n---\n"
BEN = "---\nname: Ben Okoro\nemail: [ben@example.com, okoro@example.org]\n---\n"
HELD = "---\ndate: 2026-11-16\nwith: ana-silva\n---\n\n## Notes\n\nGood.\n"
WORLD = {"profile.md": PROFILE, "contacts/ana-silva.md": ANA, "contacts/ben-okoro.md": BEN}
READ = re.compile(r"^(\S+) messages? read.*?: (\S+) messages? stands? in a line below\.$", re.MULTILINE)
SMALL = {words.number(count): count for count in range(13)} | {"no": 0}


def number(word: str) -> int:
    return SMALL[word.lower()] if word.lower() in SMALL else int(word.replace(",", ""))


def at(day: str, hour: int = 12) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def mine(number_: int, day: str, subject: str = "Coffee?", *more: str, to: str = "ana@example.com") -> Message:
    return Message(message(number_, ME, to, at(day), subject, *more), "Hello.\n")


def theirs(number_: int, day: str, subject: str = "Re: Coffee?", *more: str, by: str = "ana@example.com") -> Message:
    return Message(message(number_, by, ME, at(day), subject, *more), "Hello.\n")


def answers(number_: int) -> str:
    return f"In-Reply-To: <{number_}@example.com>"


def imported(small: SmallJournal, path: Path, *args: str, today: str = DAY) -> str:
    """Return the review of a mailbox."""
    result = small.run("--today", today, "import", "mail", str(path), *args)
    assert result.exit_code == 0, result.output
    return (small.root / result.stdout.strip()).read_text(encoding="utf-8")


def review_of(small: SmallJournal, *messages: Message, args: tuple[str, ...] = (), today: str = DAY) -> str:
    return imported(small, as_mbox(small.root / "Inbox.mbox", messages), *args, today=today)


def written(review: str) -> list[str]:
    """Return what the lines of a review would write."""
    return re.findall(r"^  in journal/\S+: `\{((?:outreach|heard|thanks): [^,}]*).*\}`$", review, re.MULTILINE)


def ids(small: SmallJournal, today: str = DAY) -> set[str]:
    return {debt["id"] for debt in json.loads(small.run("--today", today, "todo", "--format", "json").stdout)["debts"]}


def applied(small: SmallJournal, name: str = "inbox") -> None:
    review = small.root / "journal" / "imports" / f"{name}.md"
    tick_all(review)
    result = small.run("--today", DAY, "import", "apply", name)
    assert result.exit_code == 0, result.output


def record(small: SmallJournal, name: str) -> str:
    return (small.root / "journal" / name).read_text(encoding="utf-8")


def test_a_message_of_mine_and_the_reply_are_one_line(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review = review_of(small, mine(1, "2026-11-03"), theirs(2, "2026-11-05", "Re: Coffee?", answers(1)))
    assert written(review) == ["outreach: 2026-11-03 email about hello replied 2026-11-05"]
    assert "**Ana Silva**: you wrote on 3 November, and had an answer on 5 November: “Coffee?”" in review
    applied(small)
    assert "outreach:\n  - 2026-11-03 email about hello replied 2026-11-05\n" in record(small, "contacts/ana-silva.md")


def test_what_they_wrote_first_is_heard_and_an_answer_in_the_thread_closes_it(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review = review_of(
        small, theirs(1, "2026-11-10", "A question"), mine(2, "2026-11-12", "Re: A question", answers(1))
    )
    assert written(review) == [
        "heard: 2026-11-10 email answered 2026-11-12",
        "outreach: 2026-11-12 email about hello",
    ]


@pytest.mark.parametrize(("day", "said"), [("2026-11-05", " answered no-need"), ("2026-11-06", ""), ("2026-11-20", "")])
def test_what_was_heard_more_than_fourteen_days_ago_needs_no_answer(journal: MakeJournal, day: str, said: str) -> None:
    small = journal(WORLD)
    review = review_of(small, theirs(1, day, "Hello"))
    assert written(review) == [f"heard: {day} email{said}"]
    applied(small)
    assert bool(ids(small)) is not bool(said)
    assert ("then owed: answer Ana Silva" in review) is not bool(said)


def test_a_reply_of_more_than_fourteen_days_ago_asks_no_answer_either(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review = review_of(small, mine(1, "2026-10-20"), theirs(2, "2026-10-22", "Re: Coffee?", answers(1)))
    assert "waived: it was more than 14 days old when the mailbox was read" in review
    applied(small)
    assert ids(small) == set()
    assert "replied 2026-10-22" in record(small, "contacts/ana-silva.md")


def test_a_reply_to_what_the_journal_has_is_noted_there(journal: MakeJournal) -> None:
    asked = (
        ANA.replace("---\n", "---\n# mine\n", 1).removesuffix("---\n") + "outreach:\n  - 2026-11-10 email: hi\n---\n"
    )
    small = journal({**WORLD, "contacts/ana-silva.md": asked})
    review = review_of(small, mine(1, "2026-11-10"), theirs(2, "2026-11-12", "Re: Coffee?", answers(1)))
    assert written(review) == ["outreach: 2026-11-10 email replied 2026-11-12"]
    assert "closes: try Ana Silva again by e-mail" in review
    applied(small)
    assert "  - 2026-11-10 email replied 2026-11-12: hi\n" in record(small, "contacts/ana-silva.md")


def test_a_reply_whose_question_is_in_the_journal_alone_is_a_guess(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/ana-silva.md": ANA[:-4] + "outreach: 2026-11-10 email\n---\n"})
    review = review_of(small, theirs(2, "2026-11-12", "Re: Coffee?", answers(77)))
    assert "## [ ] Messages by e-mail that are perhaps something else (1)" in review
    assert "doubtful: your own message is not in this mailbox" in review


def test_thanks_are_a_guess_that_names_the_debt_it_closes(journal: MakeJournal) -> None:
    small = journal({**WORLD, "meetings/2026-11-16-ana-silva.md": HELD})
    review = review_of(small, mine(1, "2026-11-17", "Vielen Dank für gestern"), mine(2, "2026-11-19", "Thank you"))
    assert written(review) == ["outreach: 2026-11-19 email about hello", "thanks: email 2026-11-17"]
    guesses = review.index("that are perhaps something else")
    assert review.index("thanks: email") > guesses > review.index("outreach: 2026-11-19")
    assert "closes: thank Ana Silva by e-mail" in review
    assert "- [x]" not in review
    applied(small)
    assert "thanks:\n  - email 2026-11-17\n" in record(small, "meetings/2026-11-16-ana-silva.md")
    assert "thank-email/2026-11-16-ana-silva/ana-silva" not in ids(small)


def test_of_a_meeting_with_several_thanks_are_to_the_one_who_got_them(journal: MakeJournal) -> None:
    both = HELD.replace("with: ana-silva", "with: [ana-silva, ben-okoro]")
    small = journal({**WORLD, "meetings/2026-11-16-ana-silva.md": both})
    assert written(review_of(small, mine(1, "2026-11-17", "Thanks!"))) == ["thanks: email 2026-11-17 to ana-silva"]


def test_nothing_is_proposed_that_the_journal_says(journal: MakeJournal) -> None:
    said = ANA[:-4] + "outreach: 2026-11-03 email replied 2026-11-05\nheard: 2026-11-09 email\n---\n"
    small = journal({**WORLD, "contacts/ana-silva.md": said})
    messages = (
        mine(1, "2026-11-03"),
        theirs(2, "2026-11-05", "Re: Coffee?", answers(1)),
        theirs(3, "2026-11-09", "Hi"),
    )
    review = review_of(small, *messages)
    assert written(review) == []
    assert "Three messages say what your journal has already." in review


def test_another_way_on_the_same_day_is_another_touch(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/ana-silva.md": ANA[:-4] + "outreach: 2026-11-03 phone\n---\n"})
    assert written(review_of(small, mine(1, "2026-11-03"))) == ["outreach: 2026-11-03 email about hello"]


def test_a_line_is_one_day_however_many_messages(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review = review_of(small, mine(1, "2026-11-03"), mine(2, "2026-11-03", "Re: Coffee?", answers(1)))
    assert len(written(review)) == 1
    assert "(two messages)\n" in review


def test_an_address_is_the_same_however_it_is_written(journal: MakeJournal) -> None:
    small = journal(WORLD)
    ways = (
        '"Silva, Ana (Tide Pool)" <ANA@Example.COM>',
        "ana@example.com (Ana)",
        "Team: ana@example.com;",
        "<ana@example.com>",
    )
    review = review_of(small, *(mine(n, f"2026-11-0{n + 1}", to=way) for n, way in enumerate(ways)))
    assert len(written(review)) == len(ways)


def test_all_addresses_of_the_profile_are_me(journal: MakeJournal) -> None:
    small = journal(WORLD)
    one = Message(message(1, "Dot@Home.example", "ana@example.com", at("2026-11-03")), "")
    assert written(review_of(small, one)) == ["outreach: 2026-11-03 email about hello"]


def test_days_are_the_owners(journal: MakeJournal) -> None:
    small = journal(WORLD)
    late = Message(message(1, ME, "ana@example.com", datetime(2026, 11, 3, 23, 30, tzinfo=UTC)), "")
    assert written(review_of(small, late)) == ["outreach: 2026-11-04 email about hello"]


def test_it_is_read_from_the_day_of_the_last_import_on(journal: MakeJournal) -> None:
    small = journal(WORLD)
    first = review_of(small, mine(1, "2026-08-21"), mine(2, "2026-08-22"), today=DAY)
    assert written(first) == ["outreach: 2026-08-22 email about hello"]
    assert "One message lies outside these days." in first
    more = (mine(2, "2026-08-22"), mine(3, "2026-11-19"), mine(4, "2026-11-20"))
    days = [f"outreach: 2026-{day} email about hello" for day in ("08-22", "11-19", "11-20")]
    assert written(review_of(small, *more, today="2026-11-30")) == days  # nothing was ticked: it is made anew
    applied(small)
    later = (*more, mine(5, "2026-11-29"), mine(6, "2026-11-30"), mine(7, "2026-12-01"))
    assert written(review_of(small, *later, today="2026-12-02")) == [
        "outreach: 2026-11-30 email about hello",
        "outreach: 2026-12-01 email about hello",
    ]


def test_what_was_refused_is_not_proposed_again(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review_of(small, mine(1, "2026-11-03"))
    path = small.root / "journal" / "imports" / "inbox.md"
    path.write_text(path.read_text(encoding="utf-8").replace("- [ ]", "- [-]"), encoding="utf-8")
    again = review_of(small, mine(1, "2026-11-03"), args=("--since", "2026-11-01"))
    assert (written(again), "One message stands in an earlier review." in again) == ([], True)


def test_a_day_that_was_said_is_read_from(journal: MakeJournal) -> None:
    small = journal(WORLD)
    messages = (mine(1, "2024-02-29"), mine(2, "2026-11-03"))
    assert len(written(review_of(small, *messages))) == 1
    assert len(written(review_of(small, *messages, args=("--since", "2024-02-29")))) == 2


def no_touch() -> list[tuple[str, Message]]:
    line = {
        "is of a mailing list": "List-Id: <x.example.org>",
        "was written by a program": "Auto-Submitted: auto-generated (vacation)",
        "is spam, or was thrown away": "X-Gmail-Labels: Spam",
        "is a draft": "X-Unsent: 1",
        "is a chat": "X-Gmail-Labels: Chat",
    }
    found = [(said, theirs(1, "2026-11-03", "Hi", more)) for said, more in line.items()]
    many = ", ".join(f"p{n}@example.org" for n in range(9))
    found += [
        ("is yours to yourself", mine(1, "2026-11-03", to=ME)),
        ("went to more than eight people", mine(1, "2026-11-03", to=f"ana@example.com, {many}")),
        ("is with somebody whose address is not on file", theirs(1, "2026-11-03", by="eve@example.org")),
        (
            "is neither from you nor to you",
            Message(message(1, "ana@example.com", "ben@example.com", at("2026-11-03")), ""),
        ),
        ("has no date that can be read", Message(f"From: ana@example.com\nTo: {ME}\nDate: soon", "")),
        ("has no head that can be read", Message("X-Nothing: here", "")),
        ("lies outside these days", mine(1, "2027-01-01")),
        ("was written by a program", theirs(1, "2026-11-03", "Accepted: Coffee @ Tue")),
        ("was written by a program", theirs(1, "2026-11-03", "Hi", "Content-Type: text/calendar; method=REPLY")),
        ("was written by a program", theirs(1, "2026-11-03", "Hi", "Return-Path: <>")),
        ("is spam, or was thrown away", theirs(1, "2026-11-03", "Hi", "X-Mozilla-Status: 0009")),
        ("is spam, or was thrown away", theirs(1, "2026-11-03", "Hi", "X-Gmail-Labels: =?UTF-8?Q?Papierkorb?=")),
    ]
    return found


@pytest.mark.parametrize(("said", "one"), no_touch())
def test_what_is_no_touch_is_counted_by_its_reason(journal: MakeJournal, said: str, one: Message) -> None:
    review = review_of(journal(WORLD), one)
    assert written(review) == []
    assert f"One message {said}" in review


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("Trash", "thrown away"),
        ("Junk E-Mail.mbox", "spam"),
        ("Entwürfe", "is a draft"),
        ("Gelöschte Elemente", "spam"),
    ],
)
def test_a_folders_name_says_what_its_messages_are(journal: MakeJournal, folder: str, said: str) -> None:
    small = journal(WORLD)
    (small.root / "Mail").mkdir()
    as_mbox(small.root / "Mail" / folder, [mine(1, "2026-11-03")])
    assert said in imported(small, small.root / "Mail")


def test_the_flags_of_a_maildir_say_what_was_drafted_and_thrown_away(journal: MakeJournal) -> None:
    small = journal(WORLD)
    box = as_maildir(small.root / "Maildir", [])
    for flags in ("2,S", "2,ST", "2,DS", "2,"):
        (box / "cur" / f"1.host:{flags}").write_bytes(mine(len(flags), "2026-11-03").as_bytes())
    (box / "tmp" / "half").write_bytes(b"From: x")
    review = imported(small, box)
    assert "One message is a draft." in review
    assert "One message is spam, or was thrown away." in review
    assert len(written(review)) == 1


def test_links_in_a_folder_are_not_followed(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal(WORLD)
    box = as_maildir(small.root / "Maildir", [mine(1, "2026-11-03")])
    outside = as_maildir(tmp_path / "elsewhere", [mine(2, "2026-11-04")])
    (box / ".Linked").symlink_to(outside)
    (box / "cur" / "7.host:2,S").symlink_to(outside / "cur" / "0.host:2,S")
    review = imported(small, box)
    assert written(review) == ["outreach: 2026-11-03 email about hello"]
    assert "Two links in the folder were not followed." in review


def test_an_address_that_two_people_have_is_not_guessed(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/ana-two.md": "---\nname: Ana Two\nemail: ana@example.com\n---\n"})
    review = review_of(small, mine(1, "2026-11-03"))
    assert written(review) == []
    assert "ana@example.com (one message) stands in journal/contacts/ana-silva.md and" in review


@pytest.mark.parametrize("form", [as_mbox, as_maildir, as_folder])
def test_every_message_is_in_a_line_or_counted(journal: MakeJournal, form: object) -> None:
    for seed in range(3):
        small = journal({**WORLD, "contacts/cleo.md": "---\nname: Cleo Ba\nemail: cleo@example.com\n---\n"})
        people = ("ana@example.com", "okoro@example.org", "cleo@example.com")
        messages = list(made(seed, 400, people, NOON))
        review = imported(small, form(small.root / "Mail", messages))  # type: ignore[operator]
        read = READ.search(review)
        assert read is not None, review
        counted = re.findall(
            r"^(\S+) messages? (?!read)(?:is|are|was|were|has|have|went|lies?|says?|stands?)\b", review, re.MULTILINE
        )
        assert number(read[1]) == len(messages)
        assert number(read[2]) + sum(map(number, counted)) == len(messages)
        reasons = Counter(one.why_not for one in messages)
        assert f"{reasons['own']} messages are yours to yourself" in review or reasons["own"] < 13


def test_five_years_of_mail_owe_nothing_but_answers_to_the_last_fourteen_days(journal: MakeJournal) -> None:
    people = {f"p{n}": f"---\nname: P{n} Lund\nemail: p{n}@example.com\n---\n" for n in range(6)}
    small = journal({**WORLD, **{f"contacts/{slug}.md": text for slug, text in people.items()},
                     "meetings/2026-11-16-ana-silva.md": HELD})  # fmt: skip
    before = ids(small)
    box = as_mbox(small.root / "Inbox.mbox", made(7, 1500, [f"p{n}@example.com" for n in range(6)], NOON, years=5))
    imported(small, box, "--since", "2020-01-01")
    applied(small)
    new = ids(small) - before
    assert {id_.split("/")[0] for id_ in new} <= {"answer"}
    assert all(id_.rsplit("/", 1)[1] >= "2026-11-06" for id_ in new)
    assert small.run("check").exit_code == 0
    assert small.run("--today", DAY, "import", "apply", "inbox").stdout == ""


def test_keeping_in_touch_goes_by_the_latest_letter_and_the_line_says_so(journal: MakeJournal) -> None:
    kept = ANA[:-4] + "keep_in_touch: 3 months\nmet_on: 2025-01-01\n---\n"
    small = journal({**WORLD, "contacts/ana-silva.md": kept})
    review = review_of(small, mine(1, "2026-03-01"), mine(2, "2026-11-03", "Tea"), args=("--since", "2026-01-01"))
    assert review.count("closes: ") == 1
    assert "“Tea” (one message; closes: write to Ana Silva" in review
    long_ago = review_of(
        journal({**WORLD, "contacts/ana-silva.md": kept}), mine(1, "2026-03-01"), args=("--since", "2026-01-01")
    )
    assert "closes: " not in long_ago


@pytest.mark.parametrize("name", ["Inbox.mbox", "a.eml", "12.emlx"])
def test_a_mailbox_without_its_form_is_told_how_it_is_brought_in(journal: MakeJournal, name: str) -> None:
    result = journal(WORLD).run("import", name)
    assert (result.exit_code, f"`journal import mail {name}`" in result.stderr) == (2, True)


def test_applying_again_after_a_kill_writes_nothing_twice(journal: MakeJournal) -> None:
    small = journal(WORLD)
    review_of(
        small, mine(1, "2026-11-03"), theirs(2, "2026-11-05", "Re: Coffee?", answers(1)), theirs(3, "2026-11-19", "Hi")
    )
    path = small.root / "journal" / "imports" / "inbox.md"
    tick_all(path)
    unmarked = path.read_bytes()
    small.run("import", "apply", "inbox")
    once = record(small, "contacts/ana-silva.md")
    path.write_bytes(unmarked)
    assert small.run("import", "apply", "inbox").exit_code == 0
    assert record(small, "contacts/ana-silva.md") == once


@pytest.mark.parametrize(
    "said", ["2026-11-03 email about lunch", "soon email", "2026-13-45 email about hello", "email"]
)
def test_a_line_that_was_changed_to_nonsense_is_left(journal: MakeJournal, said: str) -> None:
    small = journal(WORLD)
    review_of(small, mine(1, "2026-11-03"))
    path = small.root / "journal" / "imports" / "inbox.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-11-03 email about hello", said), encoding="utf-8")
    tick_all(path)
    result = small.run("import", "apply", "inbox")
    assert (result.exit_code, "is not like" in result.stderr) == (0, True), result.output
    assert record(small, "contacts/ana-silva.md") == ANA


HOME = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Tue, 3 Nov 2026 23:30:00 +0000", date(2026, 11, 4)),
        ("Tue, 3 Nov 26 10:00:00 GMT", date(2026, 11, 3)),
        ("Tue, 3 Nov 126 10:00:00 GMT", date(2026, 11, 3)),
        ("3 Nov 2026 23:30", date(2026, 11, 3)),
        ("Tue, 3 Nov 2026 23:30:00 CEST", date(2026, 11, 3)),
        ("Tue, 3 Nov 2026 10:00:00 +9900", date(2026, 11, 3)),
        ("Tue, 03 Nov 2026 10:00:61 +0100 (CET)", date(2026, 11, 3)),
        ("2026-11-03 10:00:00 +0100", date(2026, 11, 3)),
        ("2026-11-03T10:00:00Z", date(2026, 11, 3)),
        ("Tue, 31 Feb 2026 10:00:00 GMT", date.min),
        ("Tue, 3 Nov 99999 10:00:00 GMT", date.min),
        ("soon", date.min),
        ("", date.min),
    ],
)
def test_a_date_is_read_as_programs_wrote_it(said: str, day: date) -> None:
    found = letter(Head("x", f"From: a@b.example\nDate: {said}\n".encode()), HOME)
    assert found.day == day


LINE = b"From a@b Tue Nov  3 10:00:00 2026\n"
ONE = b"From: a@b.c\n"
BROKEN = {
    "no blank lines between": LINE + ONE + b"To: d@e.f\n" + LINE + ONE,
    "carriage returns alone": (LINE + ONE + b"\nx\n\n" + LINE + ONE + b"\n").replace(b"\n", b"\r"),
    "From in a body": LINE + ONE + b"\n>From here\nFrom the sea: 1\n\n" + LINE + ONE,
    "a message in a message": LINE
    + ONE
    + b"Content-Type: message/rfc822\n\nFrom: x@y.z\nTo: q@r.s\n\nhi\n\nFrom \n"
    + ONE,
    "NULs and eight bits": LINE + b"From: J\xf6rg\0 <a@b.c>\nSubject: \xff\xfe\0\n\n" + LINE + ONE + b"\n",
    "a line of a megabyte": LINE + b"X-Long: " + b"x" * 1_100_000 + b"\n" + ONE + b"\n" + LINE + ONE,
    "blanks without end": LINE
    + b"To: a"
    + b" " * 1_000_000
    + b"b\nReferences: "
    + b"a" * 1_000_000
    + b"\n"
    + ONE
    + b"\n"
    + LINE
    + ONE,
    "addresses without end": LINE + b"To: " + b"((((<x@y.z>,\n " * 60_000 + b"\n" + ONE + b"\n" + LINE + ONE,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_mbox_gives_its_messages(tmp_path: Path, what: str) -> None:
    box = tmp_path / "x.mbox"
    box.write_bytes(BROKEN[what])
    letters = [letter(head, HOME) for head in heads(box)]
    assert [one.sender for one in letters] == [("a@b.c",), ("a@b.c",)]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"From - Tue Nov 03 10:00:00 2026\n", b"From: a@b.c\nDate:", b"Subject: =?"]),
)
def test_any_bytes_are_read_or_refused_in_a_word(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, begin: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    for name in ("a.eml", "a.mbox", "a"):
        (folder / name).write_bytes(begin + data)
        try:
            for head in heads(folder / name):
                letter(head, HOME)
        except CannotRead:
            continue
    assert list(heads(folder))


@given(st.integers(0, 10**6))
def test_a_mailbox_cut_anywhere_and_spoilt_is_counted_whole(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(
        b"".join(b"From - Tue Nov 03 10:00:00 2026\n" + one.as_bytes() for one in made(seed, 5, ["a@b.c"], NOON))
    )
    for _ in range(chance.randrange(20)):
        data[chance.randrange(len(data))] = chance.choice(b"\0\r\n\xff<>(,:=? ")
    head = bytes(data[: chance.randrange(len(data))])
    letter(Head("x", head), HOME)


def test_how_much_is_kept_does_not_grow_with_the_bodies(tmp_path: Path) -> None:
    peaks = []
    for size in (10, 20_000):
        box = tmp_path / f"{size}.mbox"
        as_mbox(box, (Message(mine(n, "2026-11-03").head, "x" * 70 + "\n" * size) for n in range(300)))
        tracemalloc.start()
        for head in heads(box):
            letter(head, HOME)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 2_000_000


def test_no_body_is_read_into_the_review_or_a_record(journal: MakeJournal) -> None:
    small = journal(WORLD)
    secret = Message(mine(1, "2026-11-03").head, "Subject: secret\nFrom: secret@example.com\n\nsecret\n")
    assert "secret" not in review_of(small, secret)


def test_apples_own_messages_are_read(journal: MakeJournal) -> None:
    small = journal(WORLD)
    (small.root / "Mail").mkdir()
    data = mine(1, "2026-11-03").as_bytes()
    (small.root / "Mail" / "12.emlx").write_bytes(f"{len(data)}\n".encode() + data + b"<?xml?>")
    assert written(imported(small, small.root / "Mail")) == ["outreach: 2026-11-03 email about hello"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is no mail"),
        (b"PK\x03\x04x", "unpack it first"),
        (b"\x1f\x8bx", "unpack"),
        (b"!BDNx", "Outlook"),
        (b"a,b\n", "no mail"),
    ],
)
def test_what_is_no_mailbox_is_said_in_one_line(journal: MakeJournal, data: bytes, said: str) -> None:
    small = journal(WORLD)
    (small.root / "x.bin").write_bytes(data)
    result = small.run("import", "mail", str(small.root / "x.bin"))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr
    assert not (small.root / "journal" / "imports").exists()


def test_without_an_address_of_mine_the_review_says_what_it_cannot_know(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA})
    review = review_of(small, mine(1, "2026-11-03"))
    assert written(review) == []
    assert "no message could be told to be yours" in review
    assert written(review_of(small, mine(1, "2026-11-03"), args=("--email", ME))) == [
        "outreach: 2026-11-03 email about hello"
    ]
    assert f"email: {ME}" in record(small, "profile.md")


def test_a_day_ahead_is_no_beginning(journal: MakeJournal) -> None:
    small = journal(WORLD)
    box = as_mbox(small.root / "Inbox.mbox", [mine(1, "2026-11-03")])
    result = small.run("--today", DAY, "import", "mail", str(box), "--since", str(date(2026, 11, 20) + timedelta(1)))
    assert (result.exit_code, result.stdout) == (2, "")
