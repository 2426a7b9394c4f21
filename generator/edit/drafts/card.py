"""The thank-you card written by hand, with a business card in it (sources 000, 001 and 002)."""

from datetime import date

from generator.edit.drafts import days, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, held_meeting
from generator.edit.drafts.may_quote import gap, quoted, sentence
from generator.edit.drafts.people import address, my_name, note_on
from generator.model.records import Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Write a few lines for a card; where more was said that can be quoted, not the same as in the e-mail."""
    meeting = held_meeting(case)
    day = days.day_of(case, meeting)
    sent = any(said.by == "card" and said.on.day <= case.today for said in meeting.thanks)
    is_late = not sent and days.is_late(case, day, case.settings.thank_card_days)
    return LetterWords(
        values={
            "subject": "",
            "day": _which_meeting(day, case.today),
            "late": "This card should have come sooner." if is_late else "",
            "quote": _quote(case, meeting),
            "name": my_name(case),
            "meeting": meeting,
        },
        notes=("by hand, in ink", "put your business card in", *_addresses(case), *note_on(case)),
        by="mail",
    )


def _which_meeting(day: date, today: date) -> str:
    return days.short(day, today) if days.is_near(day, today) else f"our meeting {days.on(day, today)}"


def _quote(case: Case, meeting: Meeting) -> str:
    found = quotes.quotes(case.journal, meeting)
    used = quotes.best(found)
    kept = quotes.shortest([quote for quote in found if quote != used] or found)
    if kept is None:
        return f"One thing stays with me: {gap('one thing from our meeting', quotes.first_notes(meeting))}."
    return f"I have kept one sentence from it: {quoted(sentence(kept.text))}"


def _addresses(case: Case) -> tuple[str, ...]:
    return tuple(
        f"there is no postal address for {one_line(person.name)}: ask, or write `address` in {person.path}"
        for person in case.people
        if not address(person, "mail")
    )


KIND = DraftKind("card", write)
