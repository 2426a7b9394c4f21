"""What was proposed once stays known, through the reviews alone."""

import stat

from conftest import MakeJournal
from sample_world import tick_all
from test_applying import ANA, ANA_RECORD, DEE, EVA, REVIEW, reviewed, ticking


def proposed(text: str) -> int:
    return text.count("\n- [ ] ")


def test_a_line_that_its_owner_took_out_stays_known(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE, EVA)
    text = review.read_text(encoding="utf-8")
    start, end = text.index("## [ ]"), text.index("What stands below")
    review.write_text(text[:start] + text[end:], encoding="utf-8")
    assert proposed(reviewed(small, DEE, EVA).read_text(encoding="utf-8")) == 0


def test_a_review_that_is_deleted_is_forgotten(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    reviewed(small, DEE).unlink()
    assert proposed(reviewed(small, DEE).read_text(encoding="utf-8")) == 1


def test_who_was_refused_stays_refused_in_another_job_and_another_file(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    reviewed(small, DEE)
    other = reviewed(
        small, DEE.replace("Blue Crane", "Steelworks").replace("dee@example.com", ""), EVA, name="march.csv"
    )
    text = other.read_text(encoding="utf-8")
    assert proposed(text) == 1
    assert "Eva Roth" in text
    assert "One person stands in an earlier review: Dee Ito, row 2." in text


def test_months_later_a_changed_job_is_a_reason_to_write(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    tick_all(reviewed(small, DEE))
    small.run("import", "apply", REVIEW)
    later = reviewed(small, DEE.replace("Blue Crane", "Steelworks"), name="march.csv")
    text = later.read_text(encoding="utf-8")
    assert "## [ ] Changed job: a reason to write (1)" in text
    assert "- [ ] **Dee Ito** now works at Steelworks; your journal says Blue Crane" in text
    assert proposed(text) == 1


def test_a_difference_that_was_left_is_not_proposed_again_but_a_new_one_is(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    reviewed(small, ANA)
    assert proposed(reviewed(small, ANA, name="again.csv").read_text(encoding="utf-8")) == 0
    moved = reviewed(small, ANA.replace("Tide Pool", "Steelworks"), name="moved.csv").read_text(encoding="utf-8")
    assert proposed(moved) == 1
    assert "Steelworks" in moved


def test_a_review_gives_way_only_where_it_decides_nothing_or_nobody_changed_anything_in_it(
    journal: MakeJournal,
) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD, "imports/connections.md": "# My own notes\n"})
    names = []
    for rows in ([DEE], [DEE], [DEE, EVA], [EVA]):
        review = reviewed(small, *rows)
        names.append(review.name)
        if len(names) == 2:
            ticking(review, "Dee Ito")
    assert names == ["connections-2.md", "connections-2.md", "connections-3.md", "connections-3.md"]
    own = small.root / "journal" / "imports" / "connections.md"
    assert own.read_text(encoding="utf-8") == "# My own notes\n"


def test_a_review_is_for_its_owner_alone(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE)
    assert stat.S_IMODE(review.stat().st_mode) == 0o600
    ticking(review, "Dee Ito")
    small.run("import", "apply", REVIEW)
    assert stat.S_IMODE(review.stat().st_mode) == 0o600


def test_reviews_are_neither_checked_nor_on_the_site(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    reviewed(small, DEE)
    assert small.load().files == 1
    assert not small.load().free_pages
