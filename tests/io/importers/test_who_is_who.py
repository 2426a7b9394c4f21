"""Made-up people in several address books: no two become one, and who can be known is known."""

import re
from dataclasses import dataclass, replace

import pytest
from conftest import MakeJournal
from made_up_people import Entry, MadeUp, as_cards, as_google, as_linkedin, as_record

from generator.io.importers import IMPORTERS, reading
from generator.io.importers.found import IN, NEW_CONTACT, Given, Proposal
from generator.io.importers.proposal import number_of, propose
from generator.model.moment import Moment

TODAY = Moment.parse("2026-11-22").day
SEEDS = (1, 2, 3, pytest.param(4, marks=pytest.mark.slow), pytest.param(5, marks=pytest.mark.slow))
PROFILE = "---\nname: Dot Marsh\ntime_zone: Europe/Berlin\n---\n"


@dataclass
class Account:
    """What became of the entries of one address book: two people made one, and who was known, asked about or missed."""

    false: list[str]
    known: int
    asked: int
    missed: list[Entry]


def accounted(proposal: Proposal, entries: list[Entry], form: str, on_file: dict[str, int]) -> Account:
    """Return the account of a proposal; entries are known by the number of their row or the line of their card."""
    lines = as_cards(entries).decode().split("\r\n")
    starts = [at for at, line in enumerate(lines, 1) if line == "BEGIN:VCARD"] if form == "vcard" else []
    at = dict(zip(starts or range(2, len(entries) + 2), entries, strict=True))
    false: list[str] = []
    new: dict[int, bool] = {}
    offered: dict[int, set[int]] = {}
    for one in proposal.candidates:
        rows = [int(number.replace(",", "")) for number in re.findall(r"(?:row|line) ([\d,]+)", one.why)]
        numbers = {at[row].number for row in rows}
        if one.action == NEW_CONTACT:
            new |= {number: bool(one.choice) for number in numbers}
            last = numbers
        elif one.choice and one.action.startswith(IN):
            offered.setdefault(on_file[one.action.removeprefix(f"{IN} ")], set()).update(last)
        elif one.action.startswith(IN):
            numbers = numbers | {on_file[one.action.removeprefix(f"{IN} ")]}
        if len(numbers) > 1:
            false.append(f"{one.who}: {one.why}: {[at[row] for row in rows]}")
    clear = {one.number: one for one in entries if one.is_clear}
    asked = [number for number in clear if new.get(number) and number in offered.get(number, ())]
    missed = [one for number, one in clear.items() if number in new and number not in asked]
    return Account(false, len(clear) - len(asked) - len(missed), len(asked), missed)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", ["google", "vcard", "linkedin"])
def test_no_two_people_become_one_and_who_can_be_known_is(journal: MakeJournal, seed: int, form: str) -> None:
    made = MadeUp(seed)
    files = {f"contacts/p{one.number}.md": as_record(one) for one in made.on_file}
    loaded = journal({"profile.md": PROFILE, **files}).load()
    entries = made.google if form == "google" else made.other
    write = {"google": as_google, "vcard": as_cards, "linkedin": as_linkedin}[form]
    if form == "linkedin":  # it says neither numbers nor birthdays
        entries = [replace(one, is_clear=one.is_clear_without_number) for one in entries]
    importer = next(one for one in IMPORTERS if one.name == form)
    found = reading(importer, Given(data=write(entries), name="x", today=TODAY, zone="Europe/Berlin"))
    proposal = propose(found, loaded, TODAY, frozenset(), number_of(loaded))
    on_file = {f"journal/contacts/p{one.number}.md": one.number for one in made.on_file}
    account = accounted(proposal, entries, form, on_file)
    clear = account.known + account.asked + len(account.missed)
    assert account.false == []
    assert clear > 50
    assert account.known + account.asked >= 0.97 * clear, account.missed
    assert account.known >= 0.9 * clear
