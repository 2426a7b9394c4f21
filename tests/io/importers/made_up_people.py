"""People made up by chance, each in two or three address books, with namesakes, families, other spellings and jobs."""

import csv
import io
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

GIVEN = (
    "Anna", "Ana", "Jörg", "Jürgen", "Søren", "René", "Zoë", "Kim", "Bo", "Chi", "Dee", "Eva", "Noor", "Thomas",
    "Martin", "Michael", "Micha", "Hans", "Lea", "Maria",
)  # fmt: skip
FAMILY = (
    "Schmidt", "Silva", "Weiß", "Müller", "Sørensen", "Núñez", "Lund", "Berg", "Okafor", "Martin", "Thomas", "Roth",
    "Groß", "Moss", "Haddad", "Ito",
)  # fmt: skip
COMPANIES = tuple(f"{one} {other}" for one in ("Kelp", "Tide", "Harbour", "Blue", "North") for other in (
    "Works", "Museum", "Bank", "Crane", "Press", "Bakery", "Office", "Clinic"))  # fmt: skip
LONG = str.maketrans({"ö": "oe", "ü": "ue", "ø": "oe", "ä": "ae", "ß": "ss"})
LINKEDIN = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
GOOGLE = (
    "First Name", "Last Name", "Name Prefix", "Organization Name", "Organization Title", "Birthday", "Labels",
    "E-mail 1 - Value", "Phone 1 - Value", "Website 1 - Value",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one address book says of a person; `role` bears their number, by which the test knows them.

    `is_clear` says that somebody careful would find them in the journal: by their own address, number or page beside a
    name that can be theirs, or by name and company where nothing speaks against it.
    """

    number: int
    given: str
    family: str
    company: str
    email: str = ""
    phone: str = ""
    page: str = ""
    birthday: str = ""
    is_clear: bool = False
    is_clear_without_number: bool = False

    @property
    def role(self) -> str:
        """The job, with the person's number."""
        return f"Maker {self.number}"


@dataclass(slots=True)
class MadeUp:
    """A journal's people and what two other address books say of them and of others, by the seed alone."""

    seed: int
    people: int = 300
    on_file: list[Entry] = field(default_factory=list)
    google: list[Entry] = field(default_factory=list)
    other: list[Entry] = field(default_factory=list)
    _companies: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dice = random.Random(self.seed)
        household: list[Entry] = []
        for number in range(self.people):
            household = household if dice.random() < 0.3 else []
            one = self._person(dice, number, household)
            household.append(one)
            if dice.random() < 0.75:
                self.on_file.append(one)
                self.google.append(self._again(dice, one))
            else:
                self.google.append(replace(one, is_clear=False))
            if dice.random() < 0.6 and one in self.on_file:
                self.other.append(self._again(dice, one))
        for books in (self.google, self.other):
            dice.shuffle(books)

    def _person(self, dice: random.Random, number: int, household: list[Entry]) -> Entry:
        family = household[0] if household else None
        given = dice.choice([name for name in GIVEN if name not in {one.given for one in household}])
        name = family.family if family else dice.choice(FAMILY)
        born = f"19{dice.randint(50, 99)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
        one = Entry(
            number=number, given=given, family=name, company=self._company(dice, given, name),
            email=f"{plain(given)}.{plain(name)}{number}@example.com" if dice.random() < 0.8 else "",
            phone=f"+49 171 {1_000_000 + number * 7}",
            page=f"https://www.linkedin.com/in/{plain(given)}-{number}" if dice.random() < 0.5 else "",
            birthday=born if dice.random() < 0.4 else "",
        )  # fmt: skip
        if family:  # they share the number at home, and perhaps an address
            return replace(one, phone=family.phone, email=family.email if dice.random() < 0.5 else one.email)
        return one

    def _company(self, dice: random.Random, given: str, family: str) -> str:
        """Return a company at which nobody of this name is: else nobody could tell two people from one."""
        taken = self._companies.setdefault((plain(given), plain(family)), set())
        company = dice.choice([one for one in COMPANIES if one not in taken])
        taken.add(company)
        return company

    def _again(self, dice: random.Random, one: Entry) -> Entry:
        """Return somebody as another book has them."""
        own_email = bool(one.email) and one.email.endswith(f"{one.number}@example.com")
        own_page = bool(one.page)
        keeps_email, keeps_page, keeps_phone = (
            own_email and dice.random() < 0.6,
            own_page and dice.random() < 0.6,
            dice.random() < 0.7,
        )
        changed = dice.random() < 0.3
        made = replace(
            one,
            company=self._company(dice, one.given, one.family) if changed else one.company,
            email=one.email if keeps_email or (one.email and not own_email and dice.random() < 0.5) else "",
            page=one.page if keeps_page else "",
            phone=spaced(dice, one.phone) if keeps_phone else "",
            birthday=one.birthday if dice.random() < 0.5 else "",
        )
        signs = keeps_email or keeps_page or keeps_phone
        made = respelled(dice, made, may_shorten=keeps_email and len(one.given) > 2)
        return replace(
            made,
            is_clear=signs or not changed,
            is_clear_without_number=keeps_email or keeps_page or not changed,
        )


def plain(text: str) -> str:
    """Return a text in small Latin letters."""
    return "".join(one for one in unicodedata.normalize("NFD", text.translate(LONG).lower()) if one.isalnum())


def spaced(dice: random.Random, number: str) -> str:
    """Return a German number in one of its spellings."""
    return dice.choice((number, number.replace(" ", ""), number.replace("+49 ", "0"), number.replace("+49", "0049")))


def respelled(dice: random.Random, one: Entry, *, may_shorten: bool) -> Entry:
    """Return somebody under another spelling of the same name."""
    way = dice.randrange(9)
    if way == 1:
        return replace(one, given=one.given.translate(LONG), family=one.family.translate(LONG))
    if way == 2:
        bare = [
            unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode() for text in (one.given, one.family)
        ]
        return (
            one if "ß" in one.family or "ø" in one.given + one.family else replace(one, given=bare[0], family=bare[1])
        )
    if way == 3:
        return replace(one, given=f"Dr. {one.given}")
    if way == 4:
        return replace(one, family=f"{one.family}, PhD")
    if way == 5:
        return replace(one, given=one.given.upper(), family=one.family.upper())
    if way == 6 and may_shorten:
        return replace(one, given=f"{one.given[0]}.")
    if way == 7 and may_shorten:
        return replace(one, family=f"Vale (née {one.family})")
    return one


def as_record(one: Entry) -> str:
    """Return the record of somebody on file."""
    fields = {
        "company": one.company,
        "role": one.role,
        "email": one.email,
        "phone": f"'{one.phone}'",
        "linkedin": one.page,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    born = f"personal:\n  birthday: {one.birthday}\n" if one.birthday else ""
    return f"---\nname: {one.given} {one.family}\n" + "\n".join(lines) + f"\n{born}---\n"


def table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> bytes:
    """Return rows as CSV."""
    made = io.StringIO()
    csv.writer(made).writerows([header, *rows])
    return made.getvalue().encode()


def as_google(entries: list[Entry]) -> bytes:
    """Return people as Google writes them."""
    return table(GOOGLE, (
        (one.given, one.family, "", one.company, one.role, one.birthday, "* myContacts", one.email, one.phone, one.page)
        for one in entries
    ))  # fmt: skip


def as_linkedin(entries: list[Entry]) -> bytes:
    """Return people as LinkedIn writes them."""
    return table(LINKEDIN, (
        (one.given, one.family, one.page, one.email, one.company, one.role, "15 Mar 2024") for one in entries
    ))  # fmt: skip


def as_cards(entries: list[Entry]) -> bytes:
    """Return people as an address book."""
    lines: list[str] = []
    for one in entries:
        names = [one.given.replace(",", r"\,"), one.family.replace(",", r"\,")]
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"FN:{' '.join(names)}", f"ORG:{one.company}", f"TITLE:{one.role}"]
        ways = (("EMAIL", one.email), ("TEL", one.phone), ("URL", one.page), ("BDAY", one.birthday))
        lines += [*(f"{name}:{value}" for name, value in ways if value), "END:VCARD"]
    return "\r\n".join([*lines, ""]).encode()
