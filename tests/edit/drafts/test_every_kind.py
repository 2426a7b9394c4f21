"""Every kind of message on a small world, word by word, and on the sample."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import MakeJournal
from drafts_world import FILES, HELP
from small_journal import TODAY

from generator.debts import debts
from generator.edit.drafts import DRAFTS, draft
from generator.edit.drafts.draft import Draft, NoDraft
from generator.edit.drafts.templates import as_text
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import load
from generator.model.settings import Settings
from generator.reports.lookup import find_debt, find_record
from generator.rules.asking_words import asks_for_job, offers_resume, opens_with_need

Golden = Callable[[str, str], None]
DAY = date.fromisoformat(TODAY)
SETTINGS = Settings()
ROOT = Path(__file__).parents[3]
ABOUT = {
    "request": "approach/2026-11-18-ana-silva",
    "hello": "ben-okafor",
    "confirm": "cleo-marsh",
    "thanks": "2026-11-18-ana-silva",
    "card": "ana-silva",
    "report-back": "report-back/",
    "nudge": "nudge/cleo",
    "answer": "answer/dev",
    "news": "news/",
    "rearrange": "2026-11-17-eve-adler",
    "ask-after": "ask-after/",
}


def write(journal: Journal, kind: str, about: str, today: date = DAY) -> Draft:
    found = find_debt(debts(Day(journal, today, SETTINGS)), about) or find_record(journal, about)
    assert len(found) == 1, [getattr(one, "id", one) for one in found]
    return draft(kind, Day(journal, today, SETTINGS), found[0])  # type: ignore[arg-type]  # a record of the world above


def shown(made: Draft) -> str:
    return as_text(made) + "".join(f"# {note}\n" for note in made.notes)


def test_the_kinds_are_those_of_the_table() -> None:
    assert [kind.name for kind in DRAFTS] == list(ABOUT)


OFF = {
    "meetings/2026-11-17-eve-adler.md": """
    ---
    date: 2026-11-17 15:00
    with: eve-adler
    status: cancelled
    cancelled_by: them
    ---
    """
}


@pytest.mark.parametrize("kind", ABOUT)
def test_a_message_says_what_the_notes_know(kind: str, journal: MakeJournal, golden: Golden) -> None:
    golden(f"drafts/{kind}.txt", shown(write(journal({**FILES, **OFF}).load(), kind, ABOUT[kind])))


def test_a_nudge_by_telephone_is_a_script(journal: MakeJournal) -> None:
    made = write(journal(FILES).load(), "nudge", "cleo-marsh")
    assert made.by == "phone"
    assert made.to == (("Cleo Marsh", "+49 30 5550102"),)
    assert made.body.startswith("Hello, am I speaking with Dr Marsh? This is Mira Koval. Is this a good moment?\n")
    assert "e-mail on 10 November" in made.body


def test_a_nudge_by_mail_is_a_message(journal: MakeJournal) -> None:
    by_phone = CLEO_BY_PHONE
    made = write(journal({**FILES, "contacts/cleo-marsh.md": by_phone}).load(), "nudge", "cleo-marsh")
    assert made.by == "email"
    assert made.subject == "My call of 10 November"
    assert "I tried to call you on 10 November." in made.body


CLEO_BY_PHONE = """
    ---
    name: Cleo Marsh
    email: cleo@example.org
    phone: "+49 30 5550102"
    outreach: [2026-11-10 phone]
    ---
    """


def test_help_is_thanked_for_by_name(journal: MakeJournal) -> None:
    made = write(journal({**FILES, "contacts/fay-lund.md": HELP}).load(), "thanks", "fay")
    assert "Thank you for the lead that you gave me on Friday." in made.body
    assert "[… what came of it: told me about a grant for signs …]" in made.body


def test_an_answer_to_a_yes_offers_times_that_lie_ahead(journal: MakeJournal) -> None:
    made = write(journal(FILES).load(), "answer", "eve-adler")
    assert "  Thursday, 26 November, at 15:00\n" in made.body
    assert "[…" not in made.body


def test_hours_are_said_in_both_zones(journal: MakeJournal) -> None:
    made = write(journal(FILES).load(), "request", "dev-rao")
    assert "at 14:00 in Kolkata (09:30 in Berlin)" in made.body
    assert "We could talk by video" in made.body
    # Ten in the morning there is half past five here.
    assert "(05:30" not in made.body


def test_what_speaks_about_them_is_left_for_the_owner_to_say(journal: MakeJournal) -> None:
    held = FILES["meetings/2026-11-18-ana-silva.md"].replace('"Every map that was only right."', "")
    held = held.replace("Never trust a straight quay.", "")
    made = write(journal({**FILES, "meetings/2026-11-18-ana-silva.md": held}).load(), "thanks", "2026-11-18-ana-silva")
    assert "[… what I learned: She draws the water first. …]" in made.body
    assert "fill in: what I learned: She draws the water first." in made.notes


def test_a_request_ends_with_a_note_on_its_tone_outside_the_message(journal: MakeJournal) -> None:
    made = write(journal(FILES).load(), "request", "cleo-marsh")
    assert made.notes[-1] == "before you send it, let someone else read it for the tone"
    assert "tone" not in made.body


def test_a_bad_objective_never_reaches_the_letter(journal: MakeJournal) -> None:
    asking = FILES["contacts/cleo-marsh.md"].replace("how fingers read a river", "ask if you are hiring")
    world = {**FILES, "contacts/cleo-marsh.md": asking, "profile.md": "---\nname: Mira\nobjective: get a job\n---\n"}
    del world["meetings/2026-11-23-cleo-marsh.md"]
    made = write(journal(world).load(), "request", "cleo-marsh")
    assert not asks_for_job(made.body.replace("[… what I would like to learn: ask if you are hiring …]", ""))
    assert "I would like to [… what I would like to learn: ask if you are hiring …]." in made.body


@pytest.mark.parametrize(
    ("kind", "about", "why"),
    [
        ("thanks", "dev-rao", "there has been no meeting with Dev Rao yet"),
        ("thanks", "2026-11-23", "there is nothing to tell of 2026-11-23-cleo-marsh yet: you are going to meet"),
        ("confirm", "dev-rao", "there is no meeting with Dev Rao ahead to confirm"),
        ("report-back", "dev-rao", "Dev Rao has introduced nobody whom you have met since"),
        ("nudge", "dev-rao", "no request to Dev Rao waits for an answer"),
        ("answer", "cleo-marsh", "nothing from Cleo Marsh waits for an answer"),
        ("news", "dev-rao", "there is no news that Dev Rao has not heard"),
        ("request", "2026-11-15", "a request goes to one person"),
    ],
)
def test_where_there_is_nothing_to_write_the_reason_is_one_line(
    kind: str, about: str, why: str, journal: MakeJournal
) -> None:
    with pytest.raises(NoDraft) as refused:
        write(journal(FILES).load(), kind, about)
    assert str(refused.value) == why


def test_a_journal_without_a_profile_leaves_gaps(journal: MakeJournal) -> None:
    world = {name: text for name, text in FILES.items() if name != "profile.md"}
    made = write(journal(world).load(), "request", "eve-adler")
    assert "My name is [… my name …]." in made.body
    assert made.body.endswith("With kind regards,\n[… my name …]\n")


@pytest.fixture(scope="module")
def sample() -> Journal:
    return load(ROOT / "journal", (), ROOT)


def test_every_open_debt_of_the_sample_that_a_message_pays_has_one_in_good_tone(sample: Journal) -> None:
    today = date(2026, 11, 19)
    written = 0
    for debt in debts(Day(sample, today, SETTINGS)):
        if debt.kind.draft and debt.is_open:
            made = draft(debt.kind.draft, Day(sample, today, SETTINGS), debt)
            assert [*asks_for_job(made.body), *offers_resume(made.body), *opens_with_need(made.body)] == []
            assert len(made.body.split()) < 170, made
            written += 1
    assert written > 8


def test_the_sample_day_by_day_breaks_no_draft(sample: Journal) -> None:
    for month in range(4, 12):
        today = date(2026, month, 20)
        for debt in debts(Day(sample, today, SETTINGS)):
            if debt.kind.draft and debt.is_open:
                made = draft(debt.kind.draft, Day(sample, today, SETTINGS), debt)
                assert "None" not in made.body
                assert "\n\n\n" not in made.body
