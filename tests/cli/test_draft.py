"""`journal draft`."""

from email import message_from_bytes, policy
from urllib.parse import unquote

import pytest
from conftest import MakeJournal
from drafts_world import FILES

from generator.cli.draft import KINDS
from generator.edit.drafts import DRAFTS

THANKS = "2026-11-18-ana-silva"


def test_the_message_goes_to_stdout_and_the_notes_to_stderr(journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", "thanks", THANKS)
    assert result.exit_code == 0
    assert result.stdout.startswith("To: Ana Silva <ana@example.org>\nSubject: Thank you for Wednesday\n\nDear Ana,\n")
    assert result.stdout.endswith("Mira Koval\n+49 30 5550100\nmira@example.org\n")
    assert "note: a card by hand goes with it: `journal draft card`\n" in result.stderr


def test_eml_is_a_message_that_nobody_has_sent(journal: MakeJournal) -> None:
    small = journal(FILES)
    result = small.run("draft", "thanks", THANKS, "--format", "eml")
    message = message_from_bytes(result.stdout_bytes, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Ana Silva <ana@example.org>"
    assert result.stdout_bytes == small.run("draft", "thanks", THANKS, "--format", "eml").stdout_bytes


def test_mailto_is_one_line(journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", "confirm", "cleo", "--format", "mailto")
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith(
        "mailto:cleo@example.org?subject=Our%20meeting%20on%20Monday&body=Dear%20Dr%20Marsh"
    )
    assert "%0D%0A" in result.stdout
    assert "https://meet.example.org/maps\r\n" in unquote(result.stdout)


@pytest.mark.parametrize("form", ["eml", "mailto"])
def test_what_is_no_mail_says_so(form: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", "card", "ana-silva", "--format", form)
    assert result.exit_code == 2
    assert result.stderr == "journal: this is to be written by hand; --format text shows it\n"


@pytest.mark.parametrize("form", ["eml", "mailto"])
def test_a_script_for_the_telephone_is_no_mail(form: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", "nudge", "cleo-marsh", "--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "journal: this is to be said on the telephone; --format text shows it\n"


@pytest.mark.parametrize(
    ("kind", "about", "to"),
    [
        ("thanks", "thank-email/2026-11-18-ana-silva/ana-silva", "Ana Silva <ana@example.org>"),
        ("thanks", "thank-email/", "Ana Silva <ana@example.org>"),
        ("thanks", "ana", "Ana Silva <ana@example.org>"),
        ("thanks", "Ana Silva", "Ana Silva <ana@example.org>"),
        ("thanks", "[[ana-silva]]", "Ana Silva <ana@example.org>"),
        ("thanks", "silva", "Ana Silva <ana@example.org>"),
        ("thanks", "2026-11-18", "Ana Silva <ana@example.org>"),
        ("report-back", "2026-11-18", "Ben Okafor <ben@example.org>"),
        ("report-back", "ben", "Ben Okafor <ben@example.org>"),
        ("report-back", "report-back", "Ben Okafor <ben@example.org>"),
        ("news", "ben", "Ben Okafor <ben@example.org>"),
        ("news", "a map on a wall", ""),
        ("answer", "answer/eve", "Eve Adler <eve@example.org>"),
        ("request", "approach", "Gil Torres"),
        ("request", "gil", "Gil Torres"),
    ],
)
def test_a_start_is_enough(kind: str, about: str, to: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", kind, about)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.split("\n")[0] == f"To: {to}".rstrip()


@pytest.mark.parametrize(
    ("kind", "about", "why"),
    [
        ("thanks", "anna-silva", "no contact, meeting or update is called anna-silva; did you mean ana-silva?"),
        ("thanks", "thank-email/x", "no debt is called thank-email/x"),
        ("thanks", "zzz", "no contact, meeting or update is called zzz"),
        (
            "answer",
            "answer/",
            "answer/ may mean answer/dev-rao/dev-rao/2026-11-20 and answer/eve-adler/eve-adler/2026-11-20",
        ),
        (
            "confirm",
            "2026-11",
            "2026-11 may mean 2026-11-18-ana-silva, 2026-11-23-cleo-marsh and 2026-11-15-a-map-on-a-wall",
        ),
        ("nudge", "dev-rao", "no request to Dev Rao waits for an answer"),
    ],
)
def test_what_cannot_be_drafted_is_said_in_one_line(kind: str, about: str, why: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", kind, about)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"journal: {why}\n"


@pytest.mark.parametrize(
    ("about", "same"),
    [
        ("thank-email/2026-11-18", ("thanks", "2026-11-18-ana-silva")),
        ("thank-card/", ("card", "ana-silva")),
        ("nudge/cleo", ("nudge", "cleo-marsh")),
        ("confirm/", ("confirm", "2026-11-23-cleo-marsh")),
        ("ask-after/", ("ask-after", "ana-silva")),
    ],
)
def test_an_id_implies_its_kind(about: str, same: tuple[str, str], journal: MakeJournal) -> None:
    small = journal(FILES)
    result = small.run("draft", about)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == small.run("draft", *same).stdout


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("thanks",), "say about whom: journal draft thanks ana-silva"),
        (("ana-silva",), "say what kind of message: journal draft thanks ana-silva"),
        (("thank-email/x",), "no debt is called thank-email/x"),
        (("promise/2026-11-18",), "no message settles promise/2026-11-18-ana-silva/ana-silva/send-the-legend-of-the: "),
    ],
)
def test_one_word_alone_is_an_id(given: tuple[str, ...], why: str, journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"journal: {why}")


@pytest.mark.parametrize("words", [("letter", "ana"), ("thanks", "Ana", "Silva")])
def test_other_words_are_a_wrong_usage(words: tuple[str, ...], journal: MakeJournal) -> None:
    result = journal(FILES).run("draft", *words)
    assert (result.exit_code, result.stdout) == (2, "")


def test_somebody_met_at_an_event_is_written_to_without_a_record(journal: MakeJournal) -> None:
    met = "met: [{name: Mia Lund, company: Harbour, note: talks of nothing but tides}]"
    small = journal({**FILES, "events/fair.md": f"---\nname: Map Fair\ndate: 2026-11-20\n{met}\n---\n"})
    result = small.run("draft", "request", "Mia Lund")
    assert result.exit_code == 0, result.stderr
    assert "We met at Map Fair on Friday." in result.stdout
    assert "tides" not in result.stdout
    assert "[… what we talked about: talks of nothing but tides …]" in small.run("draft", "hello", "mia").stdout
    assert not (small.root / "journal/contacts/mia-lund.md").exists()


def test_the_kinds_of_the_command_are_the_registry() -> None:
    assert [kind.name for kind in DRAFTS] == list(KINDS)


def test_nothing_in_the_journal_changes(journal: MakeJournal) -> None:
    small = journal(FILES)
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    for kind in KINDS:
        small.run("draft", kind, "ana-silva")
    assert before == {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}


def test_a_request_knows_whom_i_met_at_an_event_and_makes_no_record(journal: MakeJournal) -> None:
    met = "---\nname: Fair\ndate: 2026-11-20\nmet: [{name: Mia Lund, company: Acme}]\n---\n"
    small = journal({"profile.md": "---\nname: Me\n---\n", "events/fair.md": met})
    result = small.run("draft", "request", "mia")
    assert result.exit_code == 0
    assert "Dear Mia," in result.stdout
    assert "We met at Fair on Friday." in result.stdout
    assert not (small.root / "journal/contacts").exists()
