import pytest
import yaml
from conftest import MakeJournal
from markdown_it import MarkdownIt
from workspaces import desk_of, typed

from generator.editor.completion import MOST, completion
from generator.editor.hover import hover
from generator.editor.workspace import Workspace

MEETING = "journal/meetings/2026-11-20-ana.md"
CONTACT = "journal/contacts/new.md"
UPDATE = "journal/updates/2026-11-21-news.md"
FILES = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\naliases: Ani\n---\n",
    "contacts/jurgen-aal.md": "---\nname: Jürgen Aal\n---\n",
    "companies/tidewater.md": "---\nname: Tidewater\nindustry: museums\n---\n",
    "events/2026-10-01-fair.md": "---\nname: Autumn Fair\ndate: 2026-10-01\n---\n",
}


@pytest.fixture
def workspace(journal: MakeJournal) -> Workspace:
    return desk_of(journal(FILES).root)


def offered(workspace: Workspace, path: str, text: str) -> list[str]:
    found = completion(*typed(workspace, path, text))
    return [one.text for one in found.all] if found else []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("---\nobj|", ["objective: "]),
        ("---\nth|\n---\n", ["thanks:"]),
        ("---\nhow: |\n---\n", ["in-person", "video", "phone"]),
        ("---\nmay_follow_up: y|", ["yes"]),
        ("---\ndate: 20|\n---\n", ["2026-11-22"]),
        ("---\nwith: an|\n---\n", ["ana-silva"]),
        ("---\nwith: sil|\n---\n", ["ana-silva"]),
        ("---\nwith: [ana-silva, j|]\n---\n", ["jurgen-aal"]),
        ("---\nwith: \"[[jur|\n---\n", ["jurgen-aal"]),
        ("---\nwith:\n  - a|\n---\n", ["ana-silva", "jurgen-aal"]),
        ("---\nwith:\n- ani|\n---\n", ["ana-silva"]),
        ("---\nevent: aut|\n---\n", ["2026-10-01-fair"]),
        ("---\nthanks: em|\n---\n", ["email"]),
        ("---\nthanks: [email 2026-11-21, ca|]\n---\n", ["card"]),
        ("---\nthanks:\n  - email 20|\n---\n", ["2026-11-22"]),
        ("---\nthanks:\n  - email 2026-11-21 to ana|\n---\n", ["ana-silva"]),
        ("---\nthanks:\n  - on: 2026-11-21\n    by: ca|\n---\n", ["card"]),
        ("---\nfollow_ups:\n  - d|\n---\n", ["do: ", "done: "]),
        ("---\nfollow_ups:\n  - do: x\n    don|\n---\n", ["done: "]),
        ("---\nfollow_ups:\n  - do: x\n    to: an|\n---\n", ["ana-silva"]),
        ("---\nignore: no-obj|\n---\n", ["no-objective"]),
        ("---\nwaived:\n  thank-c|\n---\n", ["thank-card"]),
        ("---\ntime_zone: lisb|\n---\n", ["Europe/Lisbon"]),
        ("---\nwith: a: [\nhow: vi|\n---\n", ["video"]),
        ("---\ndate: 2026-11-20\n---\n\n## No|\n", ["Notes"]),
        ("---\ndate: 2026-11-20\n---\n[[tide|", ["tidewater"]),
        ("---\ndate: 2026-11-20\n---\nplain words|", []),
        ("---\nobjective: an|\n---\n", []),
        ("---\npersonal:\n  fam|\n---\n", []),
    ],
)  # fmt: skip
def test_what_may_be_written(workspace: Workspace, text: str, written: list[str]) -> None:
    assert offered(workspace, MEETING, text) == written


def test_each_kind_of_record_has_its_own_fields(workspace: Workspace) -> None:
    assert offered(workspace, CONTACT, "---\nkeep|\n---\n") == ["keep_in_touch: "]
    assert offered(workspace, CONTACT, "---\nhow_found: al|") == ["alumni"]
    assert offered(workspace, CONTACT, "---\ncompany: t|") == ["tidewater"]
    assert offered(workspace, UPDATE, "---\nto: a|") == ["all", "ana-silva", "jurgen-aal"]
    assert offered(workspace, "journal/anything.md", "see [[au|") == ["2026-10-01-fair"]


def test_a_field_that_is_there_is_not_offered_again(workspace: Workspace) -> None:
    assert offered(workspace, MEETING, "---\nwith: ana-silva\nw|\n---\n") == ["waived: "]
    assert offered(workspace, MEETING, "---\nw|\nwith: ana-silva\n---\n") == ["waived: "]


def test_what_is_replaced_is_what_was_typed(workspace: Workspace) -> None:
    made, content, offset = typed(workspace, MEETING, '---\nwith: [ana-silva, "[[jur|"]\n---\n')
    found = completion(made, content, offset)
    assert found is not None
    assert content.source.slice(found.span) == "jur"


def test_of_too_many_a_hundred_are_shown_and_typing_finds_the_others(journal: MakeJournal) -> None:
    people = {f"contacts/p-{number}.md": f"---\nname: P {number}\n---\n" for number in range(MOST + 5)}
    made, content, offset = typed(desk_of(journal(people).root), MEETING, "---\nwith: p|\n---\n")
    found = completion(made, content, offset)
    assert found is not None
    assert (len(found.all), found.more) == (MOST, True)


STRANGE = ["x\nrole: thief", "x # y", "x: y", "x, y", "x]", "- x", "x|y", "x\ty", "x'y", 'x"y', "x\\y", "x\u2028y"]


@pytest.mark.parametrize("slug", STRANGE)
@pytest.mark.parametrize(
    "text", ["with: {}", "with: [{}]", "with:\n  - {}", "with: '{}'", 'with: "{}"', "with: [jane, '{}']"]
)
def test_a_name_of_a_file_is_written_so_that_it_is_read_as_that_name(
    journal: MakeJournal, slug: str, text: str
) -> None:
    """Who sends a file chooses its name; where it can't be written, it is not offered."""
    made = desk_of(journal({f"contacts/{slug}.md": "---\nname: Zoe\n---\n"}).root)
    found = offered(made, MEETING, f"---\n{text.format('Zo|')}\n---\n")
    assert found or text.count("'") + text.count('"'), "without quotes around it any name can be written"
    for written in found:
        read = yaml.safe_load(text.format(written))
        said = read["with"] if isinstance(read["with"], list) else [read["with"]]
        assert (list(read), said[-1]) == (["with"], slug)


@pytest.mark.parametrize("slug", ["x\nrole: thief", "x|y", "x#y", "x]]y", "x^y", "[x"])
def test_a_wikilink_is_to_the_file_or_not_offered(journal: MakeJournal, slug: str) -> None:
    made = desk_of(journal({f"contacts/{slug}.md": "---\nname: Zoe\n---\n"}).root)
    assert offered(made, "journal/anything.md", "see [[Zo|") == []


def test_markdown_in_a_name_is_shown_as_it_is(journal: MakeJournal) -> None:
    name = "[x](command:evil) <img src=x> `y` **z** ![w](https://evil.example/w.png)"
    files = {"contacts/[a](command:b).md": f"---\nname: '{name}'\nrole: '{name}'\ncompany: '{name}'\n---\n"}
    made, content, offset = typed(desk_of(journal(files).root), MEETING, f"---\nwith: '{name[:3]}|{name[3:]}'\n---\n")
    shown = [found.markdown] if (found := hover(made, content, offset)) else []
    made, content, offset = typed(made, MEETING, "---\nwith: |\n---\n")
    offers = completion(made, content, offset)
    shown += [one.about for one in offers.all] if offers else []
    assert len(shown) == 2
    for markdown in shown:
        kinds = {inner.type for token in MarkdownIt().parse(markdown) for inner in [token, *(token.children or ())]}
        assert kinds.isdisjoint({"link_open", "image", "html_inline", "html_block", "em_open"}), markdown
