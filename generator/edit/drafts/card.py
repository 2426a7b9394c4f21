"""The thank-you card written by hand, with a business card in it (sources 000, 001 and 002)."""

from datetime import date

from generator.edit.drafts import days, people, quotes
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, held_meeting
from generator.edit.drafts.may_quote import gap, quoted, sentence
from generator.edit.drafts.people import address, my_name
from generator.model.records import Meeting
from generator.words.plain_text import one_line


def write(case: Case) -> LetterWords:
    """Write a few lines for a card; where the notes have more to quote, not the same as the e-mail."""
    meeting = held_meeting(case)
    day = meeting.date.day if meeting.date else case.today
    about = people.personal_word(case.person) if len(case.people) == 1 else people.PersonalWord()
    return LetterWords(
        values={
            "subject": "",
            "day": _which_meeting(day, case.today),
            "quote": _quote(case, meeting),
            "personal": about.greet,
            "name": my_name(case),
            "meeting": meeting,
        },
        notes=("by hand, in ink", "put your business card in", *_addresses(case), *filter(None, (about.note,))),
        ways=("mail",),
    )


def _which_meeting(day: date, today: date) -> str:
    return days.short(day, today) if days.is_near(day, today) else f"our talk {days.on(day, today)}"


def _quote(case: Case, meeting: Meeting) -> str:
    found = quotes.quotes(case.journal, meeting)
    used = quotes.best(found)
    kept = quotes.shortest([quote for quote in found if quote is not used] or found)
    if kept is None:
        return f"I keep thinking of one thing: {gap('one thing from our talk')}."
    return f"I have kept one sentence from it: {quoted(sentence(kept.text))}"


def _addresses(case: Case) -> tuple[str, ...]:
    return tuple(
        f"there is no postal address for {one_line(person.name)}: ask, or write `address` in {person.path}"
        for person in case.people
        if not address(person, "mail")
    )


KIND = DraftKind("card", write)
