"""Records as people write them: every form of a list, quotes, comments, blank lines, line ends, a text block."""

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from generator.files.source import SourceText

WORDS = (
    "Ana",
    "met her",
    "naïve café",
    "王小明",
    "a b c",
    "don't",
    "2026-03-01",
    "NO",
    "030123456",
    "x/y",
    "50%",
    "🐙",
)
HARD = (
    "said: yes",
    "talk #2",
    '"quoted"',
    "- dash",
    "[x]",
    "{y}",
    "a, b",
    "it's: 'odd'",
    "C:\\x",
    "*bold*",
    "# no",
    "@me",
)
SLUGS = ("ana", "ben-o", "王小明", "jo-3")
DAYS = ("2026-01-02", "2026-02-28", "2026-03-15", "2026-04-01 15:00")
DATE = st.sampled_from(DAYS[:3])
TEXT = st.sampled_from(WORDS + HARD)


@dataclass(frozen=True)
class Layout:
    """How one owner writes: how far fields, lists and continued lines are set in."""

    margin: int
    inset: int
    gap: int

    @property
    def edge(self) -> str:
        return " " * self.margin


LAYOUTS: st.SearchStrategy[Layout] = st.builds(
    Layout,
    margin=st.sampled_from((0, 0, 0, 2, 3)),
    inset=st.sampled_from((0, 2, 2, 4, 1)),
    gap=st.sampled_from((1, 1, 3)),
)


@st.composite
def scalar(draw: st.DrawFn, *, flow: bool = False) -> str:
    text: str = draw(TEXT)
    style = draw(st.sampled_from(("bare", "'", '"')))
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"' or text in HARD:
        return json.dumps(text, ensure_ascii=False)
    return text


@st.composite
def text_field(draw: st.DrawFn, layout: Layout) -> list[str]:
    """Return the lines behind `name:`; the first may be a block's header or stand empty."""
    form = draw(st.sampled_from(("one", "one", "comment", "block", "folded", "next", "empty", "keep", "wrapped")))
    deeper = layout.edge + " " * max(layout.inset, 1)
    value = draw(scalar())
    if form == "comment":
        return [f"  {value}  # why not"]
    if form in ("block", "folded", "keep"):
        header = {"block": " |", "folded": " >-", "keep": " |+"}[form]
        return [
            header,
            f"{deeper}first line # no comment",
            "",
            f"{deeper}  more: than that",
            *([""] if form == "keep" else []),
        ]
    if form == "wrapped":
        quote = draw(st.sampled_from(("", "'", '"')))
        return [f" {quote}some words", f"{deeper}and more{quote}  # why not"]
    if form == "next":
        return [" # below", f"{deeper}{value}"]
    return [draw(st.sampled_from(("", " ", "   # to do", ' ""')))] if form == "empty" else [f" {value}"]


@st.composite
def line_item(draw: st.DrawFn, name: str) -> str:
    day: str = draw(DATE)
    to: str = draw(st.sampled_from(("", " to ana", " to ben-o")))
    match name:
        case "thanks":
            return f"{draw(st.sampled_from(('email', 'card')))} {day}{to}"
        case "reported_back":
            return day + to
        case "outreach":
            return f"{day} email{draw(st.sampled_from(('', ' replied 2026-05-01', ' declined', ' about hello')))}"
        case "heard":
            return day + draw(st.sampled_from(("", " phone")))
        case _:
            return f"{draw(st.sampled_from(SLUGS))} {day}{draw(st.sampled_from(('', ' email')))}"


FIELDS_OF = {
    "thanks": {"by": "email", "on": "2026-01-05", "to": "[ana, ben-o]", "note": None},
    "reported_back": {"on": "2026-01-05", "to": "ana", "note": None},
    "outreach": {"on": "2026-01-05", "by": "phone", "note": None, "text": None},
    "heard": {"on": "2026-01-05", "what": None},
    "told": {"who": "[ana]", "on": "2026-01-05", "by": "email", "note": None},
    "introductions": {"name": None, "company": "acme", "note": None},
    "follow_ups": {"do": None, "by": "2026-01-05"},
    "awaiting": {"what": None, "by": "2026-01-05"},
    "met": {"name": "ana", "note": None},
    "help": {"on": "2026-01-05", "direction": "given", "what": None},
}
LINES = ("thanks", "reported_back", "outreach", "heard", "told")
NEEDED = {"thanks": 2, "reported_back": 1, "outreach": 2, "heard": 1, "told": 2, "help": 3}


@st.composite
def pairs(draw: st.DrawFn, name: str, *, flow: bool) -> list[str]:
    chosen = list(FIELDS_OF[name].items())
    kept = chosen[: draw(st.integers(NEEDED.get(name, 1), len(chosen)))]
    return [f"{key}: {value or draw(scalar(flow=flow))}" for key, value in kept]


@st.composite
def item(draw: st.DrawFn, name: str, *, flow: bool) -> list[str]:
    """Return an item's lines without bullet and indentation."""
    forms = ["bare"] if name not in FIELDS_OF else ["fields", "fields", *(["bare"] if name != "help" else [])]
    if draw(st.sampled_from(forms)) == "fields":
        made = draw(pairs(name, flow=flow))
        braces = flow or draw(st.booleans())
        return ["{" + ", ".join(made) + "}"] if braces else made
    if name in LINES:
        line = draw(line_item(name))
        if draw(st.booleans()):
            return [line]
        if flow:
            return [f'{line}: "a note, {draw(TEXT).replace(chr(92), "").replace(chr(34), "")}"']
        return [f"{line}: {draw(scalar())}"]
    if name in ("met", "with", "introduced_by", "targets", "to"):
        slug = draw(st.sampled_from(SLUGS))
        return [draw(st.sampled_from((slug, f"[[{slug}]]", f'"[[{slug}|Jo]]"')))]
    return [draw(scalar(flow=flow))]


@st.composite
def list_field(draw: st.DrawFn, name: str, layout: Layout) -> list[str]:
    form = draw(st.sampled_from(("block", "block", "block", "flow", "flow", "flow lines", "single", "empty")))
    if form == "empty":
        return [draw(st.sampled_from(("", " # none yet", " []", " [ ]", ' ""')))]
    count = draw(st.integers(1, 3))
    if form == "block":
        return draw(block(name, layout, count))
    if form == "single":
        lines = draw(item(name, flow=False))
        inset = layout.edge + " " * max(layout.inset, 1)
        if len(lines) == 1 and ": " not in lines[0].split("{")[0].split('"')[0].split("'")[0]:
            return [f" {lines[0]}{draw(st.sampled_from(('', '  # so far')))}"]
        return ["", *(inset + line for line in lines)]
    items = [draw(item(name, flow=True))[0] for _ in range(count)]
    if form == "flow":
        return [f" [{', '.join(items)}{draw(st.sampled_from(('', ',', ' ')))}]{draw(st.sampled_from(('', ' # all')))}"]
    comma = draw(st.sampled_from(("", ",", ", # and more", " # so far, good")))
    inner = [f"{layout.edge}   {one}," for one in items[:-1]]
    return [" [", *inner, f"{layout.edge}   {items[-1]}{comma}", f"{layout.edge} ]"]


@st.composite
def block(draw: st.DrawFn, name: str, layout: Layout, count: int) -> list[str]:
    edge, lines = layout.edge + " " * layout.inset, [""]
    for _ in range(count):
        first, *rest = draw(item(name, flow=False))
        comment = draw(st.sampled_from(("", "", "  # one")))
        lines += [f"{edge}-{' ' * layout.gap}{first}{comment}", *(f"{edge} {' ' * layout.gap}{line}" for line in rest)]
        lines += draw(st.sampled_from(([], [], [""], [f"{edge}# between"])))
    return lines


@st.composite
def pairs_field(draw: st.DrawFn, layout: Layout) -> list[str]:
    form = draw(st.sampled_from(("block", "flow", "empty")))
    if form == "empty":
        return [""]
    made = [f"{key}: {draw(scalar(flow=form == 'flow'))}" for key in ("family", "news/ana")[: draw(st.integers(1, 2))]]
    if form == "flow":
        return [" {" + ", ".join(made) + "}"]
    return ["", *(f"{layout.edge}{' ' * max(layout.inset, 1)}{line}" for line in made)]


KINDS = {
    "contacts/jane": (
        "name",
        ("role", "bond", "location"),
        ("aliases", "topics", "introduced_by", "outreach", "heard", "help"),
    ),
    "companies/acme": ("name", ("industry", "verdict"), ("aliases", "tags")),
    "meetings/2026-01-01-jane": (
        "title",
        ("place", "objective", "lesson"),
        ("with", "thanks", "introductions", "reported_back", "follow_ups", "awaiting", "help"),
    ),
    "events/2026-01-01-mixer": ("name", ("place", "goal"), ("met", "tags")),
    "updates/2026-01-01-job": ("subject", (), ("to", "told")),
    "profile": ("name", ("headline", "function"), ("expertise", "targets")),
}  # fmt: skip
BODIES = ("", "\nText\n", "\n## Next\n\n- [ ] Send it 📅 2026-12-01\n\nno line end")


@dataclass(frozen=True)
class Written:
    source: SourceText
    texts: tuple[str, ...]
    lists: tuple[str, ...]
    mappings: tuple[str, ...]


@st.composite
def records(draw: st.DrawFn) -> Written:
    address = draw(st.sampled_from(sorted(KINDS)))
    name, texts, lists = KINDS[address]
    mappings = ("waived", "personal") if address.startswith("contacts") else ("waived",)
    layout = draw(LAYOUTS)
    fields = {name: [" Jane"], "x_own": [" [1, {a: b}]"]}
    fields |= {text: draw(text_field(layout)) for text in texts if draw(st.booleans())}
    fields |= {many: draw(list_field(many, layout)) for many in lists if draw(st.booleans())}
    fields |= {many: draw(pairs_field(layout)) for many in mappings if draw(st.booleans())}
    lines = ["---"]
    for field in draw(st.permutations(sorted(fields))):
        first, *rest = fields[field]
        lines += [
            f"{layout.edge}{field}:{first}",
            *rest,
            *draw(st.sampled_from(([], [], ["# note"], [""], ["", "    # in"]))),
        ]
    end = draw(st.sampled_from(("\n", "\n", "\r\n", "\r")))
    text = "\n".join([*lines, "---", ""]) + draw(st.sampled_from(BODIES))
    source = SourceText(f"journal/{address}.md", text.replace("\n", end), draw(st.booleans()))
    return Written(source, texts, lists, mappings)
