"""Every page that there is once has its place among the site's own addresses, and says why where it is empty."""

from datetime import date

from conftest import MakeJournal
from small_journal import TODAY

from generator.model import addresses
from generator.model.day import Day
from generator.model.settings import Settings
from generator.site.pages import page_context, pages


def test_each_page_of_an_empty_journal_is_one_of_the_fixed_and_says_why_it_is_empty(journal: MakeJournal) -> None:
    context = page_context(Day(journal({}).load(), date.fromisoformat(TODAY), Settings()))
    for page in pages(context):
        assert page.address in (*addresses.FIXED, *addresses.PLAYBOOK), "it belongs into FIXED in model/addresses.py"
        assert len(str(page.render()).split()) > 12, page.address


def test_no_page_has_a_name_that_no_disk_holds(journal: MakeJournal) -> None:
    files = {
        f"{'n' * 252}.md": "# Long\n",
        f"deep/{'ü' * 126}.md": "# Long too\n",
        f"contacts/{'a' * 252}.md": "---\nname: A\ncompany: " + "C" * 279 + "\n---\n",
    }
    context = page_context(Day(journal(files).load(), date.fromisoformat(TODAY), Settings()))
    names = [part for page in pages(context) for part in page.address.split("/")]
    assert max(len(name.encode()) for name in names) <= 255
    assert {(found.path.rpartition("/")[2], found.rule) for found in context.diagnostics} == {
        (name.rpartition("/")[2], "name-too-long") for name in files
    }
