"""What search knows of a page is one entry, in which every word of its sections is."""

from generator.site_search import Entry, as_one, is_found_whole, join_last


def test_the_entries_of_a_page_become_one_that_leads_to_its_top() -> None:
    page = {"location": "meetings/a.html", "title": "Ana Ek", "text": ""}
    top = {"location": "meetings/a.html#ana-ek", "title": "Ana Ek", "text": "<p>You met.</p>"}
    notes = {"location": "meetings/a.html#tides", "title": "Tides", "text": "<p>They turn.</p>"}
    assert as_one([page, top, notes]) == [
        {"location": "meetings/a.html", "title": "Ana Ek", "text": "<p>You met.</p>\n<p>Tides</p>\n<p>They turn.</p>"}
    ]
    assert as_one([]) == []


def test_what_else_search_knows_of_a_page_stays() -> None:
    assert as_one([{"location": "a.html", "title": "A", "text": "a", "boost": 2}])[0]["boost"] == 2


def test_long_pages_keep_an_entry_for_each_heading() -> None:
    assert is_found_whole("contacts/ana.md")
    assert is_found_whole("companies/acme.md")
    assert not is_found_whole("playbook/thanks.md")
    assert not is_found_whole("plan.md")


def test_only_the_last_page_is_joined() -> None:
    places = ("a.html", "a.html#x", "b.html", "b.html#x")
    entries: list[Entry] = [{"location": place, "title": place[0], "text": place} for place in places]
    join_last(entries, "b.html")
    assert [one["text"] for one in entries] == ["a.html", "a.html#x", "b.html\nb.html#x"]
