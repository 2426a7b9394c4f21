"""One person under two names in one list of people is one person, wherever it is shown (contract §1)."""

import json
import re

from conftest import MakeJournal
from owner_pages import pages_of

NOTES = "\n## Notes\n\nTides.\n"
FILES = {
    "contacts/zoe.md": "---\nname: Zoë Æther\naliases: Zo\nlinkedin_connected: not-wanted\n---\n",
    "meetings/2026-11-20-zoe.md": f"---\ndate: 2026-11-20 10:00\nwith: [zoe, Zo, '[[Zoë Æther]]']\n---\n{NOTES}",
    "meetings/2026-11-25-zoe.md": "---\ndate: 2026-11-25 10:00\nwith: [zoe, Zo, Nobody, nobody]\n---\n",
    "updates/2026-11-19-n.md": "---\ndate: 2026-11-19\nsubject: N\nto: [zoe, Zo]\ntold: ['zoe, Zo 2026-11-20']\n---\n",
}
TWICE = re.compile(r"Zoë Æther(?:, | and |; |\\, )Zoë Æther")


def test_commands_name_somebody_once(journal: MakeJournal) -> None:
    made = journal(FILES)
    for command in ("todo --all", "list meetings", "show 2026-11-20-zoe", "brief 2026-11-25-zoe", "review",
                    "brief 2026-11-25-zoe --format html"):  # fmt: skip
        said = made.run(*command.split()).stdout
        assert "Zoë Æther" in said, command
        assert not TWICE.search(re.sub(r"<[^>]*>", "", said)), command


def test_exports_name_somebody_once(journal: MakeJournal) -> None:
    made = journal(FILES)
    for form, file in (("json", "o.json"), ("ics", "o.ics"), ("csv", "o")):
        assert made.run("export", form, "-o", str(made.root / file)).exit_code == 0
    exported = json.loads((made.root / "o.json").read_text())
    assert [meeting["with"] for meeting in exported["meetings"]] == [["zoe"], ["zoe", "Nobody", "nobody"]]
    assert exported["updates"][0]["to"] == ["zoe"]
    texts = [path.read_text() for path in (made.root / "o.ics", *(made.root / "o").glob("*"))]
    assert not any(TWICE.search(text) for text in texts)


def test_pages_name_somebody_once(journal: MakeJournal) -> None:
    for address, page in pages_of(journal(FILES).load()).items():
        assert not TWICE.search(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page.render()))), address


def test_thanks_to_somebody_alone_need_no_name(journal: MakeJournal) -> None:
    made = journal(FILES)
    assert made.run("done", "thank-email/2026-11-20-zoe/zoe", "--by", "email").exit_code == 0
    assert "- email 2026-11-22\n" in (made.root / "journal/meetings/2026-11-20-zoe.md").read_text()


def test_a_task_shows_neither_its_repetition_nor_what_a_plugin_keeps_in_it(journal: MakeJournal) -> None:
    task = "- [ ] water it [repeat:: every day] (priority:: high) [id:: a1] [due:: 2026-12-06]"
    made = journal({"contacts/zoe.md": f"{FILES['contacts/zoe.md']}\n{task}\n"})
    assert "  Water it  " in made.run("todo").stdout
    refused = made.run("done", "promise/zoe/zoe/water-it")
    assert refused.exit_code == 2
    assert "journal/contacts/zoe.md:7" in refused.stderr
