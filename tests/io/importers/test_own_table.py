"""People handed over as a table come back with every field as it was."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_journal import SmallJournal, write_journal

ME = {"profile.md": "---\nname: Me\ntime_zone: Europe/Berlin\n---\n"}
DAYS = st.sampled_from(["2026-01-05", "2025-11-30", "2024-02-29"])
WORDS = st.text(alphabet="ab é日=+-@'\"#:,;{}[]&*!|>%`\\/?0", min_size=1, max_size=12).map(lambda text: f"x{text}x")
GUARDED = WORDS | st.sampled_from(["=1+1", "+49 30 1234", "-x", "@home", "'=x", "a; b", '"quoted"', "two\nlines"])
LISTS = st.lists(GUARDED, min_size=1, max_size=3, unique_by=str.casefold)
HOW = st.sampled_from(["email", "phone", "linkedin"])
SENT = st.fixed_dictionaries(
    {"on": DAYS, "by": HOW}, optional={"note": GUARDED, "text": GUARDED, "times": LISTS, "declined": st.booleans()}
)
HEARD = st.fixed_dictionaries({"on": DAYS, "by": HOW}, optional={"what": GUARDED})
CONTACT = st.fixed_dictionaries(
    {},
    optional={
        "greeting": GUARDED, "role": GUARDED, "location": GUARDED, "address": GUARDED, "bond": GUARDED,
        "pronouns": WORDS, "credentials": WORDS, "aliases": LISTS, "topics": LISTS, "tags": LISTS,
        "phone": st.just(["+49 30 1234", "030 5"]), "email": st.just(["a@example.org"]),
        "personal": st.dictionaries(WORDS, GUARDED, max_size=2).map(lambda one: {"birthday": "22 March", **one}),
        "time_zone": st.just("Asia/Tokyo"), "met_on": DAYS | st.sampled_from(["2025-04", "2023"]),
        "introduced_on": DAYS,
        "keep_in_touch": st.just("3 months"), "snooze_until": st.just("2027-01-01"), "archived": st.booleans(),
        "private": st.booleans(), "linkedin_connected": DAYS | st.just("not-wanted"), "may_follow_up": st.booleans(),
        "how_found": st.just("event"), "event": st.just("fair"), "ignore": st.just(["too-long"]),
        "waived": st.just({"connect": "no, never"}), "later": st.just({"connect": "2026-12-24"}),
        "outreach": st.lists(SENT, min_size=1, max_size=2), "heard": st.lists(HEARD, min_size=1, max_size=2),
        "help": st.lists(
            st.fixed_dictionaries({"on": DAYS, "direction": st.just("given"), "what": GUARDED}), min_size=1, max_size=1
        ),
    },
)  # fmt: skip
FOLLOWS = ("path", "slug", "body", "yield", "introduced", "last_contact", "stage", "degree", "permission")


def contacts(small: SmallJournal) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(small.run("export", "json").stdout)["contacts"]
    return [{name: value for name, value in one.items() if name not in FOLLOWS} for one in found]


def brought(small: SmallJournal, form: str, root: Path) -> SmallJournal:
    """Return an empty journal that has taken in the table of another."""
    table = root / f"people.{form}"
    assert small.run("export", form, "-o", str(table)).exit_code == 0
    other = write_journal(root / "other", ME)
    assert other.run("import", "xlsx", str(table)).exit_code == 0
    review = other.root / "journal/imports/people.md"
    review.write_text(review.read_text("utf-8").replace("- [ ]", "- [x]"), "utf-8")
    applied = other.run("import", "apply", str(review))
    assert applied.exit_code == 0, applied.output
    return other


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fields=CONTACT)
def test_people_come_back_from_a_table_as_they_were(form: str, fields: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        small = write_journal(
            Path(folder, "one"), {**ME, "contacts/ana-silva.md": f"---\nname: Ana Silva\n{lines}---\n"}
        )
        assert contacts(brought(small, form, Path(folder))) == contacts(small)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_who_introduced_whom_and_where_they_work_comes_back(tmp_path: Path, form: str) -> None:
    world = {
        "contacts/ana-silva.md": "---\nname: Ana Silva\ncompany: acme\nformerly: [Bolt, 'C, D']\n---\n",
        "contacts/ben-okoro.md": "---\nname: Ben Okoro\nintroduced_by: [ana-silva]\ncompany: Acme\n---\n",
    }
    small = write_journal(tmp_path / "one", {**ME, **world})
    assert contacts(brought(small, form, tmp_path)) == contacts(small)
