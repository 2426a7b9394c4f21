"""What befalls an owner now and then: interviews, clocks that change, holidays, others' promises, a cloud's copies."""

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from generator.debts import open_debts
from generator.model.day import Day
from generator.model.records import Contact

from . import account

if TYPE_CHECKING:
    from .owner import Owner

ONE = timedelta(days=1)
CLOCKS = (
    (date(2026, 3, 7), time(23, 45), ""),  # the night in which an hour is skipped, and that hour itself
    (date(2026, 3, 8), time(2, 30), ""),
    (date(2026, 3, 9), time(8, 30), "Asia/Tokyo"),
    (date(2026, 3, 29), time(1, 30), "Europe/Lisbon"),
    (date(2026, 10, 25), time(1, 30), "Europe/Lisbon"),
    (date(2026, 10, 31), time(23, 45), ""),
    (date(2026, 11, 1), time(1, 30), ""),  # an hour that comes twice
)
INTERVIEWS = (9, 95, 170, 250, 320)
"""So many days after the beginning somebody asks me to an interview."""


def begin(owner: "Owner") -> None:
    """Plan what the calendar brings, and write down birthdays."""
    for day, clock, zone in CLOCKS:
        owner.agenda.setdefault(day - 6 * ONE, []).append(partial(_at, owner, day, clock, zone))
    for number in INTERVIEWS:
        owner.agenda.setdefault(owner.start + number * ONE, []).append(lambda: _invited(owner))
    for number, person in enumerate(owner.notebook.journal.contacts):
        born = owner.start + (17 + 19 * number) * ONE
        text, line = owner.notebook.files[person.path], f"personal: {{birthday: {born:%B} {born.day}}}"
        owner.notebook.write(person.path, text.replace("---\n", f"---\n{line}\n", 1))
        owner.account.people[person.slug].birthday = (born.month, born.day)


def _at(owner: "Owner", day: date, clock: time, zone: str) -> None:
    """Agree on a meeting while clocks change, with somebody who has nothing else ahead."""
    free = [p for p in owner.notebook.journal.contacts if p.name in owner.known and owner.is_free(p)]
    path = owner.plan(owner.random.choice(free), day, clock, zone)
    owner.said(f"{path} while clocks change")


# ------------------------------------------------------------------------- interviews


def _invited(owner: "Owner") -> None:
    """Be asked to an interview by somebody new, or by somebody of whom I was told."""
    told_of = [p for p in owner.notebook.journal.contacts if p.introduced_by and not owner.have_met(p)]
    free = [person for person in told_of if owner.is_free(person)]
    person = owner.random.choice(free) if free else owner.new_contact("linkedin")
    owner.notebook.command(owner.today, "heard", person.slug, "--by", "email", "--what", "an interview?")
    owner.account.people[person.slug].wrote.append((owner.today, "email"))
    owner.said(f"{person.name} asked me to an interview")
    owner.later(1, lambda: _accept(owner, person.name))


def _write_back(owner: "Owner", slug: str) -> None:
    """Answer in the fewest words that the command takes."""
    owner.notebook.command(owner.today, "contacted", slug, "--by", "email")
    owner.account.sent(slug, owner.today, "email")


def _accept(owner: "Owner", name: str) -> None:
    _write_back(owner, owner.contact(name).slug)
    _round(owner, name, owner.today + owner.random.randint(4, 9) * ONE, called_off=owner.chance(0.4))


def _round(owner: "Owner", name: str, day: date, *, called_off: bool = False) -> None:
    person = owner.contact(name)
    zone = owner.somebody(person).zone
    path = owner.plan(person, day, time(10, 30), zone, kind="interview", others=False)
    owner.set(owner.meeting(path), "how", "video")
    slug = owner.meeting(path).slug
    first = owner.account.meetings[slug]
    if called_off:
        owner.later(2, lambda: owner.call_off(slug, "them"))
        owner.later(3, lambda: _round(owner, name, owner.today + 6 * ONE))
        return
    owner.agenda.setdefault(first.day + 3 * ONE, []).append(lambda: _second(owner, name))


def _second(owner: "Owner", name: str) -> None:
    """Hear that they want to see me again, with a colleague."""
    person = owner.contact(name)
    owner.notebook.command(owner.today, "heard", person.slug, "--by", "phone", "--what", "a second round")
    owner.account.people[person.slug].wrote.append((owner.today, "phone"))
    colleague = owner.new_contact("cold")
    path = owner.plan(owner.contact(name), owner.today + 6 * ONE, time(14), kind="interview", others=False)
    owner.add(owner.meeting(path), "with", colleague.slug)
    second = owner.account.meetings[owner.meeting(path).slug]
    second.people.append(colleague.slug)
    owner.agenda.setdefault(second.day + ONE, []).append(lambda: _decision(owner, path))


def _decision(owner: "Owner", path: str) -> None:
    """Wait for their word; then it comes, or it is a no."""
    meeting = owner.account.meetings[owner.meeting(path).slug]
    if meeting.off:
        return
    by = owner.today + 5 * ONE
    owner.add(owner.meeting(path), "awaiting", what="their decision", by=str(by))
    awaited = account.Awaited("their decision", by, meeting.people[0])
    meeting.awaited.append(awaited)
    owner.later(owner.random.randint(4, 12), lambda: _decided(owner, path, awaited))


def _decided(owner: "Owner", path: str, awaited: account.Awaited) -> None:
    meeting = owner.account.meetings[owner.meeting(path).slug]
    if owner.chance(0.5):
        _it_came(owner, path, awaited)
        return
    owner.add(owner.meeting(path), "outcomes", "no-match")
    meeting.final = True
    owner.said(f"{path}: a no")


# ------------------------------------------------------------------------- what others promise


def promised_to_me(owner: "Owner", path: str, person: Contact) -> None:
    """Write down what they said they would do; some do it, early or late, and some never."""
    meeting = owner.account.meetings[owner.meeting(path).slug]
    by = max(owner.today, meeting.day) + owner.random.randint(3, 15) * ONE
    what = owner.random.choice(("her paper on rivers", "the list of printers"))
    owner.add(owner.meeting(path), "awaiting", what=what, by=str(by), **{"from": person.slug})
    awaited = account.Awaited(what, by, person.slug)
    meeting.awaited.append(awaited)
    if owner.chance(0.6):
        day = (by - owner.today).days + owner.random.randint(-2, 6)
        owner.later(day, lambda: _it_came(owner, path, awaited))


def _it_came(owner: "Owner", path: str, awaited: account.Awaited) -> None:
    waiting = [
        one for meeting in owner.account.meetings.values() for one in meeting.awaited
        if one.of == awaited.of and one.came is None and meeting.off != "cancelled"
    ]  # fmt: skip
    if waiting == [awaited]:
        owner.notebook.command(owner.today, "heard", awaited.of, "--by", "email", "--came")
        owner.account.people[awaited.of].wrote.append((owner.today, "email"))
        awaited.came = owner.today
        owner.said(f"{awaited.what} came from {awaited.of}")


# ------------------------------------------------------------------------- holidays, and what a cloud does


def holiday(owner: "Owner") -> None:
    """Put off what can wait until I am back, and leave two people alone for longer."""
    for debt in open_debts(Day(owner.notebook.journal, owner.today, owner.settings)):
        if debt.kind.name in ("promise", "thank-card", "report-back", "news") and debt.due_day <= owner.back:
            owner.notebook.command(owner.today, "later", debt.id, str(owner.back + ONE))
            owner.account.move_to(debt.id, owner.back + ONE)
    met = [person for person in owner.notebook.journal.contacts if owner.have_met(person)]
    asked = [person for person in owner.notebook.journal.contacts if person.outreach and person not in met]
    for people in (met, asked):
        if people:
            person = owner.random.choice(people)
            day = owner.back + owner.random.randint(2, 12) * ONE
            owner.notebook.command(owner.today, "later", person.slug, str(day))
            owner.account.people[person.slug].rest = day


def dawn(owner: "Owner") -> None:
    """Let a sync service lay copies there, and find a file that was typed in half."""
    if owner.chance(0.06):
        path = owner.random.choice(sorted(one for one in owner.notebook.files if one.count("/") == 2))
        name, text = path.rsplit("/", 1)[-1].removesuffix(".md"), owner.notebook.files[path]
        for copy, held in (
            (f"{name} (Sam's conflicted copy {owner.today}).md", text.replace("---\n", "---\ntags: [older]\n", 1)),
            (f"{name}.sync-conflict-{owner.today:%Y%m%d}-101112-ABCDEFG.md", text + "\n- [ ] Old 📅 2026-01-02\n"),
            (f"{name}-DESKTOP-7Q2X.md", text),
            (f"{name} (1).md", text),
        ):
            if owner.chance(0.5):
                owner.notebook.copy(path, copy, held)
                owner.said(f"a copy of {path}")
    if owner.chance(0.04):
        owner.account.unreadable.add(HALF_TYPED)
        owner.notebook.write(HALF_TYPED, "---\ndate: 2026-02-30\nwith: ada\n---\n")
        owner.said("a file typed in half")


HALF_TYPED = "journal/meetings/2026-01-02-half-typed.md"


def after_reading(owner: "Owner") -> None:
    """Clear up what the morning's reading has shown."""
    owner.notebook.remove_copies()
    owner.notebook.remove(*owner.account.unreadable)
    owner.account.unreadable.clear()


def chance(owner: "Owner") -> None:
    """Let an old acquaintance come to mind, and a stranger write first."""
    if owner.chance(0.03):
        person = owner.new_contact("cold")
        owner.notebook.command(owner.today, "heard", person.slug, "--by", "email", "--what", "saw my maps")
        owner.account.people[person.slug].wrote.append((owner.today, "email"))
        owner.said(f"{person.name}, whom I do not know, wrote")
        owner.later(1, lambda: _write_back(owner, person.slug))
    if owner.chance(0.02):
        year = owner.random.choice(("2022", "2025-06", "2024-02-29"))
        owner.new_contact(owner.random.choice(("alumni", "meetup")), year)
