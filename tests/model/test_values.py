"""What a field holds: the schema decides, character by character, and never YAML 1.1 (contract §1)."""

from datetime import UTC, date, time, timedelta, timezone
from typing import Any

import pytest
from reading import contact, meeting, read_record, update

from generator.model.moment import Length, Moment, Period
from generator.model.records import Contact, Meeting, Profile

KEPT = [
    "030123456", "+49 30 123456", "NO", "no", "Null", "NULL", "~/a", "12:30", "1e3", "0x1F", "1_000", "0b11", "1.10",
    ".5", "yes", "On", "2026-11-22", ".inf", "=", "<", "a:b", "a#b", "Jane 'JD' Doe", "a, b", "a\\nb", "100%", "é",
    "e\u0301",
    "王小明", "\u202eevil", "a\u200bb", "a\ufeffb", "a\xa0b", "a\u2028b", "a\x85b", "\U0010ffff", "👩‍👩‍👧",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
@pytest.mark.parametrize("quote", ["", "'"])
def test_every_character_of_a_text_is_kept(text: str, quote: str) -> None:
    written = text.replace("'", "''") if quote else text
    record, broken = contact(f"role: {quote}{written}{quote}\nphone: [{quote}{written.replace(',', ';')}{quote}]")
    assert record.role == text
    assert record.phone == (text.replace(",", ";"),)
    assert broken == []


@pytest.mark.parametrize("name", ["yes", "No", "Null", "'null'", '"~"', "12:30", "2026-11-22", "1e3", "0x1F"])
def test_a_name_is_a_name_whatever_yaml_would_make_of_it(name: str) -> None:
    record, faults = read_record(Contact, f"---\nname: {name}\naliases: {name}\n---\n")
    said = name.strip("'\"")
    assert (record.name, record.aliases, faults) == (said, (said,), ())


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("|\n  one\n  two", "one\ntwo"),
        ("|\n  one\n\n  two\n\n", "one\n\ntwo"),
        (">\n  one\n  two", "one two"),
        (">-\n  one\n\n  two", "one\ntwo"),
        ("one\n  two", "one two"),
        ('"one\\ttwo \\u00e9"', "one\ttwo é"),
        ("'it''s'", "it's"),
        ("' kept '", " kept "),
        ("one   # a remark", "one"),
        ("one # 1", "one"),
        ("'one # two'", "one # two"),
    ],
)
def test_a_text_may_be_written_in_every_style(written: str, text: str) -> None:
    record, broken = contact(f"bond: {written}\nrole: next")
    assert (record.bond, record.role, broken) == (text, "next", [])


BLANK = ["", " ", "''", '""', "'  '", '"\\t "', "|\n", ">\n\n", " # nothing yet", "null", "~", "null # nothing yet"]


@pytest.mark.parametrize("blank", BLANK)
def test_nothing_behind_a_key_is_as_if_the_key_were_not_there(blank: str) -> None:
    record, broken = contact(
        f"role: {blank}\ntags: {blank}\nmet_on: {blank}\narchived: {blank}\nhow_found: {blank}\n"
        f"keep_in_touch: {blank}\nlinkedin: {blank}\ncompany: {blank}\noutreach: {blank}\n"
    )
    assert (record.role, record.tags, record.met_on, record.archived, record.how_found) == (None, (), None, None, None)
    assert (record.keep_in_touch, record.linkedin, record.company, record.outreach) == (None, None, None, ())
    assert broken == []


@pytest.mark.parametrize("blank", BLANK)
def test_a_required_field_with_nothing_behind_it_is_missing(blank: str) -> None:
    record, faults = read_record(Contact, f"---\nname: {blank}\nrole: a\n---\n")
    assert [(fault.rule, fault.field) for fault in faults] == [("missing-field", "name")]
    assert record.name == "Ada", "a record without a name bears one made of its slug"
    assert record.role == "a"


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("a", ("a",)),
        ("'a, b'", ("a, b",)),
        ("[a]", ("a",)),
        ("[a, b]", ("a", "b")),
        ("[a, b, ]", ("a", "b")),
        ("[a,\n  b]", ("a", "b")),
        ("\n- a\n- b", ("a", "b")),
        ("\n  - a\n  - b", ("a", "b")),
        ("[a, '', b]", ("a", "b")),
        ("\n- a\n-\n- ' '\n- b", ("a", "b")),
        ("[]", ()),
        ("[ ]", ()),
        ("['']", ()),
        ("\n-\n-", ()),
        ("[030, NO, ~, null]", ("030", "NO")),
    ],
)
def test_one_bare_value_is_a_list_of_one_and_blank_entries_are_none(written: str, values: tuple[str, ...]) -> None:
    record, broken = contact(f"topics: {written}\nrole: next")
    assert (record.topics, record.role, broken) == (values, "next", [])


@pytest.mark.parametrize("text", ["yes", "Yes", "YES", "yEs", "true", "True", "TRUE", "'yes'", '"true"', "' yes '"])
def test_yes_in_any_case(text: str) -> None:
    record, broken = contact(f"archived: {text}")
    assert record.archived is True
    assert broken == []


@pytest.mark.parametrize("text", ["no", "No", "NO", "false", "False", "FALSE", "'no'"])
def test_no_in_any_case(text: str) -> None:
    record, broken = contact(f"may_follow_up: {text}")
    assert record.may_follow_up is False
    assert broken == []


@pytest.mark.parametrize("text", ["y", "n", "on", "off", "1", "0", "maybe", "yes!", "ye s"])
def test_anything_else_is_neither_yes_nor_no(text: str) -> None:
    record, broken = contact(f"archived: {text}")
    assert record.archived is None
    assert broken == ["not-a-choice"]


EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22", Moment(date(2026, 11, 22))),
        ("'2026-11-22'", Moment(date(2026, 11, 22))),
        ("2024-02-29", Moment(date(2024, 2, 29))),
        ("0001-01-01", Moment(date(1, 1, 1))),
        ("9999-12-31", Moment(date(9999, 12, 31))),
        ("2026-11-22 18:30", Moment(date(2026, 11, 22), time(18, 30))),
        ("2026-11-22T18:30", Moment(date(2026, 11, 22), time(18, 30))),
        ("2026-11-22 9:05", Moment(date(2026, 11, 22), time(9, 5))),
        ("2026-11-22 18:30:15", Moment(date(2026, 11, 22), time(18, 30, 15))),
        ("2026-11-22T18:30:15.250", Moment(date(2026, 11, 22), time(18, 30, 15))),
        ("2026-11-22T18:30Z", Moment(date(2026, 11, 22), time(18, 30), timezone.utc)),  # noqa: UP017
        ("2026-11-22T18:30+05:30", Moment(date(2026, 11, 22), time(18, 30), EAST)),
        ("2026-11-22 18:30 +0530", Moment(date(2026, 11, 22), time(18, 30), EAST)),
        ("2026-11-22 18:30-05:30", Moment(date(2026, 11, 22), time(18, 30), timezone(-timedelta(hours=5.5)))),
    ],
)
def test_a_date_bears_a_time_seconds_and_an_offset(text: str, moment: Moment) -> None:
    record, faults = read_record(Meeting, f"---\ndate: {text}\nwith: ada\n---\n")
    assert (record.date, faults) == (moment.on_clock(UTC), ())


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "2026-1-1", "22.11.2026",
        "11/22/2026", "20261122", "2026-11", "tomorrow", "2026-11-22 24:00", "2026-11-22 18:60", "2026-11-22 18",
        "2026-11-22T18:30+25:00", "2026-11-22T18:30+01:60", "2026-11-22, 18:30", "-2026-11-22", "12026-11-22", "Null",
        "yes", "٢٠٢٦-١١-٢٢", "２０２６-１１-２２",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    record, faults = read_record(Meeting, f"---\ndate: {text}\nwith: ada\n---\n")
    assert [fault.rule for fault in faults] == ["not-a-date"]
    assert record.date is None
    assert record.with_ == ("ada",), "one bad field hides no other"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)), ("'2023'", date(2023, 1, 1), date(2023, 12, 31)),
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30)), ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)), ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("2025-04-03", date(2025, 4, 3), date(2025, 4, 3)),
    ],
)  # fmt: skip
def test_only_a_month_or_a_year_of_a_first_meeting_may_be_known(text: str, first: date, last: date) -> None:
    record, broken = contact(f"met_on: {text}")
    assert broken == []
    assert record.met_on is not None
    assert (record.met_on.day, record.met_on.last) == (first, last)
    assert str(record.met_on) == text.strip("'"), "as written"
    assert [record.met_on.before(day) for day in (first, last)] == [False, False]
    assert record.met_on.before(last + timedelta(days=1)) if last < date.max else True


@pytest.mark.parametrize("text", ["0000", "2025-13", "2025-00", "25", "2025-4", "20255", "2025 04", "04-2025", "٢٠٢٣"])
def test_what_is_neither_a_day_nor_a_month_nor_a_year(text: str) -> None:
    record, broken = contact(f"met_on: {text}")
    assert (record.met_on, broken) == (None, ["not-a-date"])


@pytest.mark.parametrize("text", ["2025", "2025-04"])
def test_every_other_day_is_whole(text: str) -> None:
    assert contact(f"introduced_on: {text}\nsnooze_until: {text}\nlinkedin_connected: {text}")[1] == ["not-a-date"] * 3


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("30", 30), ("30 min", 30), ("45m", 45), ("1 h", 60), ("1 h 30 min", 90), ("1h 30", 90), ("1.5 h", 90),
     ("2 hours", 120)],
)  # fmt: skip
def test_a_length_is_minutes_or_hours(text: str, minutes: int) -> None:
    record, broken = meeting(f"duration: {text}\nlasted: '{text}'")
    assert (record.duration, record.lasted, broken) == (Length(minutes), Length(minutes), [])


@pytest.mark.parametrize("text", ["0", "-5", "1:30", "soon", "1e3", "30 s", "h", "99999"])
def test_what_is_no_length(text: str) -> None:
    record, broken = meeting(f"duration: {text}")
    assert (record.duration, broken) == (None, ["wrong-type"])


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("90 days", Period(90, "day")),
        ("1 day", Period(1, "day")),
        ("6 weeks", Period(6, "week")),
        ("3 months", Period(3, "month")),
        ("3 Month", Period(3, "month")),
        ("1 year", Period(1, "year")),
        ("'2 years'", Period(2, "year")),
    ],
)
def test_a_span_is_a_number_and_a_unit(text: str, period: Period) -> None:
    record, broken = contact(f"keep_in_touch: {text}")
    assert (record.keep_in_touch, broken) == (period, [])


@pytest.mark.parametrize(
    "text", ["0 days", "-1 day", "90", "months", "often", "10000 days", "1.5 months", "2 weeks 3 days"]
)
def test_what_is_no_span(text: str) -> None:
    record, broken = contact(f"keep_in_touch: {text}")
    assert (record.keep_in_touch, broken) == (None, ["wrong-type"])


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "' Asia/Kolkata '"])
def test_a_zone_is_one_that_iana_knows(zone: str) -> None:
    record, broken = contact(f"time_zone: {zone}")
    assert (record.time_zone, broken) == (zone.strip("' "), [])


@pytest.mark.parametrize(
    "zone", ["Mars", "Europe/", "../../etc/passwd", "/etc/localtime", "Europe/Berlin\\0", ".", "+02:00"]
)
def test_what_is_no_zone(zone: str) -> None:
    record, broken = contact(f'time_zone: "{zone}"')
    assert (record.time_zone, broken) == (None, ["wrong-type"])


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a?b=c#d", "http://localhost:8000", "example.com", "www.linkedin.com/in/ada",
     "HTTPS://X.example", "mailto:a@b.example"],
)  # fmt: skip
def test_an_address_is_kept_as_written(address: str) -> None:
    record, broken = contact(f"website: '{address}'")
    assert (record.website, broken) == (address, [])


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("javascript:alert(1)", "unsafe-link"), ("JaVaScript:x", "unsafe-link"), ("data:text/html,x", "unsafe-link"),
        ("file:///etc/passwd", "unsafe-link"), ("foo bar", "wrong-type"), ("https://", "wrong-type"),
        ("//host/x", "wrong-type"), ("ada", "wrong-type"), ("http:x", "wrong-type"),
    ],
)  # fmt: skip
def test_what_is_no_address(address: str, rule: str) -> None:
    record, broken = contact(f"website: '{address}'")
    assert (record.website, broken) == (None, [rule])


def test_a_word_may_stand_instead_of_a_date_where_the_contract_says_so() -> None:
    record, broken = contact("linkedin_connected: not-wanted\nheard: [{on: 2026-03-02, answered: no-need}]")
    assert record.linkedin_connected == "not-wanted"
    assert [heard.answered for heard in record.heard] == ["no-need"]
    assert broken == []
    assert contact("met_on: not-wanted")[1] == ["not-a-date"]


@pytest.mark.parametrize(
    ("written", "references"),
    [
        ("jane-doe", ("jane-doe",)),
        ("Jane Doe", ("Jane Doe",)),
        ("[[jane-doe]]", ("[[jane-doe]]",)),
        ("'[[jane-doe]]'", ("[[jane-doe]]",)),
        ('"[[jane-doe|Jane]]"', ("[[jane-doe|Jane]]",)),
        ("[[jane-doe|Jane]]", ("[[jane-doe|Jane]]",)),
        ("[[Doe, Jane]]", ("[[Doe, Jane]]",)),
        ("[[Doe, Jane|Jane]]", ("[[Doe, Jane|Jane]]",)),
        ("[[O'Neil]]", ("[[O'Neil]]",)),
        ("[[Jane: the one]]", ("[[Jane: the one]]",)),
        ("[[a]]   # a remark", ("[[a]]",)),
        ("[ [[a]], [[b|B]], c ]", ("[[a]]", "[[b|B]]", "c")),
        ("[[[a]], [[b]]]", ("[[a]]", "[[b]]")),
        ("\n- [[a]]\n- '[[b]]'\n- c\n-", ("[[a]]", "[[b]]", "c")),
        ("[a, b]", ("a", "b")),
    ],
)
def test_a_wikilink_may_be_quoted_or_not(written: str, references: tuple[str, ...]) -> None:
    record, broken = contact(f"introduced_by: {written}\nrole: next")
    assert (record.introduced_by, record.role, broken) == (references, "next", [])


@pytest.mark.parametrize("written", ["[[Acme, Inc.]]", "'[[Acme, Inc.]]'", "[[Acme: Labs|Labs]]"])
def test_a_single_reference_may_be_a_wikilink_too(written: str) -> None:
    record, broken = contact(f"company: {written}\nevent: [[2026-11-20-mixer]]")
    assert (record.company, record.event, broken) == (written.strip("'"), "[[2026-11-20-mixer]]", [])


@pytest.mark.parametrize("written", ["[[]]", "[[ ]]", "[ [a] ]", "[[a], [b]]", "[[{a: b}]]", "[[[a]]]x"])
def test_a_list_in_a_list_is_no_wikilink(written: str) -> None:
    record, broken = contact(f"introduced_by: {written}")
    assert record.introduced_by == ()
    assert broken


def test_a_wikilink_is_no_text() -> None:
    record, broken = contact("role: [[a]]\ntopics: [[a]]")
    assert (record.role, record.topics, broken) == (None, (), ["wrong-type", "wrong-type"])


@pytest.mark.parametrize("written", ["[a]", "{a: b}", "\n- a", "\n  a: b"])
@pytest.mark.parametrize(
    "name", ["role", "met_on", "archived", "prefers", "keep_in_touch", "time_zone", "linkedin", "company"]
)
def test_a_list_or_mapping_does_not_fit_a_single_value(name: str, written: str) -> None:
    record, broken = contact(f"{name}: {written}\nlocation: Lisbon")
    assert (getattr(record, name), record.location, broken) == (None, "Lisbon", ["wrong-type"])


def test_the_good_entries_of_a_list_stay() -> None:
    record, broken = contact("topics: [a, [b], {c: d}, e]")
    assert (record.topics, broken) == (("a", "e"), ["wrong-type", "wrong-type"])
    held, broken = meeting("outcomes: [advice, luck, lead]")
    assert (held.outcomes, broken) == (("advice", "lead"), ["not-a-choice"])


def test_personal_is_any_key_to_text() -> None:
    record, broken = contact("personal:\n  birthday: 04-12\n  children: [Mia, Leo]\n  home: ''\n  yes: no\n  é: ü")
    assert dict(record.personal) == {"birthday": "04-12", "children": "Mia, Leo", "yes": "no", "é": "ü"}
    assert broken == []


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("a", ["wrong-type"]),
        ("[a]", ["wrong-type"]),
        ("{a: {b: c}}", ["wrong-type"]),
        ("{a: b, a: c}", ["duplicate-field"]),
        ("{[a]: b}", ["wrong-type"]),
    ],
)
def test_personal_is_no_more_than_that(written: str, rules: list[str]) -> None:
    assert contact(f"personal: {written}")[1] == rules


@pytest.mark.parametrize("kind", ["to:", "to: ''", "to: []", "to: ['', '']", "to:\n-", "to: # all"])
def test_news_for_nobody_is_not_news_for_everybody(kind: str) -> None:
    record, broken = update(kind)
    assert (record.to, broken) == ((), ["missing-field"])


def test_news_without_a_to_is_for_everybody() -> None:
    assert update("tags: [work]")[1] == []
    assert update("to: [all]")[0].to == ("all",)
    assert update("to: ['tag:mentors', ana]")[0].to == ("tag:mentors", "ana")


OWN = frozenset({"shoe_size"})


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("x_mood: good", "good"),
        ("x_n: 030", "030"),
        ("x_list: [a, {b: c}]", ["a", {"b": "c"}]),
        ("shoe_size: 42", "42"),
    ],
)
def test_fields_of_ones_own_are_kept(line: str, value: Any) -> None:
    record, faults = read_record(Contact, f"---\nname: Ada\n{line}\n---\n", OWN)
    assert (dict(record.extra), faults) == ({line.split(":")[0]: value}, ())


@pytest.mark.parametrize("key", ["shoe_size", "X_mood", "xmood", "Name", " name", "имя", "123", "''", "name "])
def test_any_other_field_is_unknown(key: str) -> None:
    written = f"'{key}'" if key.strip() != key or not key.strip("'") else key
    record, faults = read_record(Contact, f"---\nname: Ada\n{written}: 42\n---\n")
    assert [fault.rule for fault in faults] == ["unknown-field"]
    assert record.name == "Ada"


def test_unicode_keys_are_compared_as_they_are_written() -> None:
    record, faults = read_record(Contact, "---\nname: Ada\npersonal:\n  é: one\n  e\u0301: two\n---\n")
    assert list(record.personal) == ["é", "e\u0301"]
    assert faults == ()


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    record, broken = contact("role: first\nrole: second\nrole: [third]")
    assert (record.role, broken) == ("first", ["duplicate-field", "duplicate-field"])


def test_a_single_value_of_the_profile_is_no_list() -> None:
    record, faults = read_record(Profile, "---\nname: Dot\nphone: [12, 34]\nemail: a@b.example\ntargets: Acme\n---\n")
    assert (record.phone, record.targets, [fault.rule for fault in faults]) == (None, ("Acme",), ["wrong-type"])
    assert record.email == ("a@b.example",)
