"""Lists of people as programs and their owners write them: which column is what, and what the days in them mean."""

from pathlib import Path
from textwrap import dedent

import pytest
from small_journal import SmallJournal, write_journal

from generator.io.importers import cells, columns, headers, tables

ME = {"profile.md": "---\nname: Dot Marsh\nemail: dot@example.com\ntime_zone: Europe/Berlin\n---\n"}


@pytest.fixture
def small(tmp_path: Path) -> SmallJournal:
    return write_journal(tmp_path / "small", ME)


def review(small: SmallJournal, text: str, *maps: str, name: str = "list.csv") -> str:
    """Return the text of the review of a list."""
    path = small.root / name
    path.write_text(text, encoding="utf-8")
    result = small.run("import", "xlsx", str(path), *(word for one in maps for word in ("--map", one)))
    assert result.exit_code == 0, result.output
    return (small.root / result.stdout.strip()).read_bytes().decode()


def read(small: SmallJournal, path: str) -> str:
    return (small.root / "journal" / path).read_bytes().decode()


def apply_all(small: SmallJournal, name: str = "list") -> None:
    path = small.root / f"journal/imports/{name}.md"
    path.write_bytes(path.read_bytes().replace(b"\n## [ ]", b"\n## [x]"))
    result = small.run("import", "apply", name)
    assert result.exit_code == 0, result.output


PROGRAMS = {
    "outlook": (
        """
        Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail 2 Address,Business Phone,\
Job Title,Company,Business Street,Business City,Business Postal Code,Birthday,Spouse,Children,Priority,\
Categories
        Dr.,Ute,Maria,Roth,PhD,ute@example.com,roth@example.com,030 1234567,Curator,Kelp,Am Ufer 3,Berlin,\
10115,0/0/00,Kim,Bo and Di,Normal,sea
        """,
        ("name: Ute Maria Roth", "greeting: Dear Dr. Roth", "credentials: PhD", "role: Curator", "company: Kelp",
         "email: [ute@example.com, roth@example.com]", "phone: 030 1234567", '"Am Ufer 3, 10115 Berlin"',
         "tags: sea", "spouse: Kim; children: Bo and Di", "no day is known: 0/0/00", "nothing is said: Normal"),
    ),
    "thunderbird": (
        """
        First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Mobile Number,\
Home Address,Home City,Home ZipCode,Home Country,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,\
Custom 1
        Ute,Roth,Ute Roth,Uti,ute@example.com,roth@example.com,030 1234567,0171 7654321,Am Ufer 3,Berlin,\
10115,Germany,Kelp,https://roth.example.com,1980,5,12,likes kelp
        """,
        ("name: Ute Roth", "aliases: Uti", "email: [ute@example.com, roth@example.com]",
         "phone: [030 1234567, 0171 7654321]", '"Am Ufer 3, 10115 Berlin, Germany"',
         "website: https://roth.example.com", "birthday: 1980-05-12", "Custom 1: likes kelp"),
    ),
    "apple": (
        """
        First name,Last name,Company,Job title,Phones,Emails,Note
        Ute,Roth,Kelp,Curator,030 1234567; 0171 7654321,ute@example.com,swims
        """,
        ("name: Ute Roth", "phone: [030 1234567, 0171 7654321]", "role: Curator", "notes: swims"),
    ),
    "hubspot": (
        """
        Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,\
Last Activity Date,Lead Status,Create Date
        7,Ute,Roth,ute@example.com,030 1234567,Dot,Kelp,2026-03-03,Open,2026-01-01
        """,
        ("company: Kelp", "phone: 030 1234567", "Last Activity Date: 2026-03-03", "Lead Status: Open",
         "a program's own: 7"),
    ),
    "dex": (
        """
        First Name,Last Name,Job Title,Company,Emails,Phone Numbers,Birthday,LinkedIn,Groups,Description
        Ute,Roth,Curator,Kelp,ute@example.com,030 1234567,1980-05-12,linkedin.com/in/ute-roth,sea,swims
        """,
        ("linkedin: linkedin.com/in/ute-roth", "tags: sea", "birthday: 1980-05-12", "notes: swims"),
    ),
    "clay": (
        """
        Full Name,Headline,Organization,Title,Emails,Location,Bio
        Ute Roth,Lover of kelp,Kelp,Curator,ute@example.com,Berlin,swims
        """,
        ("name: Ute Roth", "company: Kelp", "location: Berlin", "Lover of kelp", "Curator"),
    ),
    "monica": (
        """
        first name,last name,nickname,company,job,birthdate,email,phone,city,country
        Ute,Roth,Uti,Kelp,Curator,1980-05-12,ute@example.com,030 1234567,Berlin,Germany
        """,
        ("role: Curator", '"Berlin, Germany"', "birthday: 1980-05-12"),
    ),
    "notion": (
        """
        Name,Tags,Company,Role,Email,Phone,LinkedIn,Last Contacted,Where we met,Status,Created time
        Ute Roth,sea,Kelp,Curator,ute@example.com,030 1234567,https://www.linkedin.com/in/ute-roth,\
3 March 2026,Sea Conference,warm,x
        """,
        ("name: Ute Roth", "how_found: event", "Where we met: Sea Conference", "Status: warm",
         "Last Contacted: 3 March 2026"),
    ),
    "german": (
        """
        Vorname;Nachname;Anrede;Firma;Position;E-Mail-Adresse;Telefon;Geburtstag;Kennengelernt;Notizen;\
Straße;PLZ;Ort
        Ute;Roth;Frau;Kelp;Kuratorin;ute@example.com;030 1234567;12. Mai 1980;3. März 2024;schwimmt;\
Am Ufer 3;10115;Berlin
        """,
        ("name: Ute Roth", "greeting: Dear Frau Roth", "company: Kelp", "role: Kuratorin",
         "email: ute@example.com", "phone: 030 1234567", "birthday: 1980-05-12", "met_on: 2024-03-03",
         "notes: schwimmt", "location: Berlin"),
    ),
    "french": (
        """
        Prénom,Nom,Société,Poste,Courriel,Téléphone portable,Anniversaire,Remarques,Ville
        Ute,Roth,Kelp,Conservatrice,ute@example.com,06 12 34 56 78,12 mai 1980,nage,Lyon
        """,
        ("name: Ute Roth", "company: Kelp", "role: Conservatrice", "email: ute@example.com",
         "phone: 06 12 34 56 78", "birthday: 1980-05-12", "notes: nage", "location: Lyon"),
    ),
    "spanish": (
        """
        Nombre,Apellidos,Empresa,Cargo,Correo electrónico,Móvil,Cumpleaños,Observaciones,Ciudad
        Ute,Roth Vega,Kelp,Conservadora,ute@example.com,612 345 678,12 de mayo de 1980,nada,Vigo
        """,
        ("name: Ute Roth Vega", "company: Kelp", "role: Conservadora", "email: ute@example.com",
         "phone: 612 345 678", "birthday: 1980-05-12", "notes: nada", "location: Vigo"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_columns_that_a_program_or_a_language_writes_are_known(small: SmallJournal, program: str) -> None:
    text, wanted = PROGRAMS[program]
    found = review(small, dedent(text).strip())
    assert [one for one in wanted if one not in found] == [], found


@pytest.mark.parametrize(
    ("header", "title", "job"),
    [
        (("Name", "Title", "Job Title"), "title", "role"),
        (("Name", "Titel", "Position"), "title", "role"),
        (("Name", "Cargo", "Título"), "role", "title"),
    ],
)
def test_the_more_exact_header_wins(header: tuple[str, ...], title: str, job: str) -> None:
    assert [one.field for one in columns.mapped(header, ())] == ["name", title, job]


def test_a_title_alone_is_what_somebody_does_unless_it_is_a_doctors(small: SmallJournal) -> None:
    found = review(small, "Name,Title\nUte Roth,Curator\nKim Lund,Dr.\n")
    assert "role: Curator" in found
    assert "greeting: Dear Dr. Kim Lund" in found


@pytest.mark.parametrize(
    "header", ["Phone 3", "Other Phone", "Telefon (privat)", "Home Phone 2", "Tel.", "Company Main Phone"]
)
def test_any_number_is_a_number(header: str) -> None:
    assert [one and one.field for one in headers.meant([header])] == ["phone"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("other", [",", ";", "\t"])
def test_the_row_that_names_the_columns_decides_what_parts_them(separator: str, other: str) -> None:
    many = f'"{other.join(["and"] * 30)}"'
    rows = [["Name", "Firma", "Notizen"], ["Ute Roth", "Kelp", many]]
    text = "".join(separator.join(row) + "\n" for row in rows)
    assert [row for _, row in tables.rows(text)] == [rows[0], ["Ute Roth", "Kelp", many.strip('"')]]


@pytest.mark.parametrize(
    "above", ["", "My list, of people; and more\n\n", ";Contact;;;Status;\n", "List\n;Contact;;;Notes;\n"]
)
@pytest.mark.parametrize("maps", [(), ("notes=Status",)])
def test_a_title_or_a_row_of_groups_above_is_no_header(small: SmallJournal, above: str, maps: tuple[str, ...]) -> None:
    found = review(small, f"{above}x;Name;Firma;E-Mail;Status;y\n;Ute Roth;Kelp;ute@example.com;warm;\n", *maps)
    assert "name: Ute Roth, company: Kelp, email: ute@example.com" in found
    assert "Status: warm" in found


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("every 3 months", "3 months"), ("3 months", "3 months"), ("quarterly", "3 months"), ("Monthly", "1 month"),
        ("every month", "1 month"), ("alle 3 Monate", "3 months"), ("vierteljährlich", "3 months"), ("2 w", "2 weeks"),
        ("tous les 6 mois", "6 months"), ("trimestriel", "3 months"), ("cada 2 semanas", "2 weeks"),
        ("twice a year", "6 months"), ("once a year", "1 year"), ("annually", "1 year"),
        ("every other week", "2 weeks"),
        ("jährlich", "1 year"), ("soon", ""), ("", ""), ("3", ""), ("often", ""), ("0 days", ""),
    ],
)  # fmt: skip
def test_a_span_is_read_as_people_say_it(said: str, span: str) -> None:
    assert cells.span(said) == span


@pytest.mark.parametrize(
    ("said", "known"),
    [("März 2024", "2024-03"), ("April 2025", "2025-04"), ("03/2024", "2024-03"), ("mayo de 2023", "2023-05"),
     ("13/2024", ""), ("soon 2024", ""), ("2024", "2024")],
)  # fmt: skip
def test_a_month_of_a_year_is_one(said: str, known: str) -> None:
    assert cells.month_or_year(said) == known


OWN = (
    "Name,Company,Email,Last contact,Follow-up,Thank-you sent,How often\n"
    "Ute Roth,Kelp,ute@example.com,2026-03-03,2027-02-01,2026-03-05,every 3 months\n"
)


def test_what_days_mean_is_asked_by_the_table_of_columns_and_is_a_note_until_then(small: SmallJournal) -> None:
    found = review(small, OWN)
    assert "`--map` takes it as outreach" in found
    assert "Last contact: 2026-03-03" in found
    assert "Follow-up: 2027-02-01" in found
    assert "outreach:" not in found


def test_a_last_contact_is_a_message_if_the_owner_says_so_and_keeping_in_touch_counts_from_it(
    small: SmallJournal,
) -> None:
    review(small, OWN, "outreach=Last contact", "keep_in_touch=How often")
    apply_all(small)
    record = read(small, "contacts/ute-roth.md")
    assert "outreach: [{on: 2026-03-03, by: email, about: hello}]" in record
    assert "keep_in_touch: 3 months" in record
    owed = small.run("todo", "--all").stdout
    assert "have not been in touch since 3 March" in owed
    assert owed.count("Ute Roth") == 3, owed


def test_a_last_contact_may_be_a_meeting_that_owes_nothing_and_was_thanked_for(small: SmallJournal) -> None:
    review(small, OWN, "meeting=Last contact", "thanks=Thank-you sent", "snooze_until=Follow-up")
    apply_all(small)
    meeting = read(small, "meetings/2026-03-03-ute-roth.md")
    assert "status: held" in meeting
    assert "thanks: [{by: email, on: 2026-03-05}]" in meeting
    assert "snooze_until: 2027-02-01" in read(small, "contacts/ute-roth.md")
    assert '"severity": "error"' not in small.run("check", "--format", "json").stdout
    open_ = [one for one in small.run("todo", "--all").stdout.splitlines() if "journal done" in one]
    assert open_ == []


def test_with_somebody_on_file_the_days_of_a_list_are_lines_of_their_own_once(small: SmallJournal) -> None:
    (small.root / "journal/contacts").mkdir(exist_ok=True)
    (small.root / "journal/contacts/ute-roth.md").write_text(
        "---\nname: Ute Roth\nemail: ute@example.com\ncompany: Kelp\n---\n"
    )
    found = review(small, OWN, "outreach=Last contact", "nothing=Follow-up", "nothing=Thank-you sent")
    assert "you were in touch on 3 March" in found
    apply_all(small)
    assert "2026-03-03 email about hello" in read(small, "contacts/ute-roth.md")
    again = review(small, OWN, "outreach=Last contact", name="again.csv")
    assert "you were in touch" not in again


def test_a_day_that_has_not_come_is_no_message(small: SmallJournal) -> None:
    found = review(small, OWN.replace("2026-03-03", "2031-03-03"), "outreach=Last contact")
    assert "outreach on a day that has not come yet: 2031-03-03 (row 2)" in found
    assert "outreach:" not in found


def test_what_was_said_of_a_column_is_kept_and_used_again(small: SmallJournal) -> None:
    looked = review(small, OWN)
    assert "`--map` takes it as outreach" in looked
    mapped = review(small, OWN, "outreach=Last contact", "nothing=Follow-up")
    assert "outreach: [{on: 2026-03-03, by: email, about: hello}]" in mapped
    assert read(small, "imports/list.map") == "outreach=Last contact\nnothing=Follow-up\n"
    again = review(small, OWN, "snooze_until=Follow-up")
    assert "kept in journal/imports/list.map" in again
    assert "snooze_until: 2027-02-01" in again
    assert read(small, "imports/list.map") == "outreach=Last contact\nsnooze_until=Follow-up\n"
    assert [path.name for path in (small.root / "journal/imports").glob("*.md")] == ["list.md"]


def test_a_column_that_was_said_once_may_be_gone(small: SmallJournal) -> None:
    review(small, OWN, "outreach=Last contact")
    assert "name: Kim Lund" in review(small, "Name,Company\nKim Lund,Kelp\n")


def book(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    from xlsxwriter import Workbook

    with Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell)
            if name == "Friends":
                sheet.write_url(1, 0, "https://www.linkedin.com/in/ute-roth", string="Ute Roth")
                sheet.write_url(1, 1, "mailto:ute@example.com", string="write")
                sheet.write_url(1, 2, "https://kelp.example.com/a?b=1&c=2", string="Kelp")
                sheet.write_comment(1, 2, "Leaves in May & June")
    return path


def test_a_column_mapped_for_one_sheet_leaves_those_of_another(small: SmallJournal) -> None:
    friends = [["Name", "Mail to", "Where"], ["Ute Roth", "-", "Kelp"]]
    others = [["Name", "Company", "Email"], ["Kim Lund", "Tide", "kim@example.com"]]
    path = book(small.root / "two.xlsx", {"Friends": friends, "Others": others})
    result = small.run("import", "xlsx", str(path), "--map", "company=Where")
    found = (small.root / result.stdout.strip()).read_text(encoding="utf-8")
    assert "name: Kim Lund, company: Tide, email: kim@example.com" in found
    assert "name: Ute Roth, company: Kelp" in found


def test_links_and_comments_behind_cells_come_along(small: SmallJournal) -> None:
    path = book(small.root / "one.xlsx", {"Friends": [["Name", "Mail", "Company"], ["Ute Roth", "write", "Kelp"]]})
    result = small.run("import", "xlsx", str(path))
    found = (small.root / result.stdout.strip()).read_text(encoding="utf-8")
    assert "email: ute@example.com" in found
    assert "linkedin: https://www.linkedin.com/in/ute-roth" in found
    assert "Company (link): https://kelp.example.com/a?b=1&c=2" in found
    assert "Company (comment): Leaves in May & June" in found
