"""How the owner's text is read: CommonMark, and what GitHub and Obsidian add to it (contract §1).

`parse` returns the tokens of markdown-it-py. Both `generator.model.body` and the pages (`generator.site.pages.prose`)
use them, so that what counts as a heading, a task, a question or a link is what the page shows as one. Besides the
tokens of markdown-it there are `wikilink`, `tag`, `mark_open`, `callout_open` and `callout_title_open`; the item of a
task has its sign in `meta["task"]`. Links and wikilinks have `meta["place"]`: their place in their token's content.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from generator.files.source import Span
from generator.model import comments

MOST_NESTED = 60
"""How deep quotes and lists may be nested; the parser drops what is deeper."""
MOST_LETTERS = 100_000
"""How many characters a text may have: the worst takes less than ten seconds (a hundred thousand `[` take seven)."""
_TAG_NAMES = """
a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details
dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark ol p
pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u
ul var wbr
"""
HTML_TAGS = frozenset(_TAG_NAMES.split())
"""The tags of HTML that may stand in a text; other angle brackets are text."""

_HTML_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_MAY_BE_BARE_LINK = re.compile(r"www\.|://|mailto:|xmpp:|@")
_WANTED, _IN_FOOTNOTE = "wanted", "in footnote"
_LINKED, _MARKED = re.compile(r"[\[<]"), re.compile(r"[^\w ,.;?'’\-]")
_GAP = re.compile(rf"^[ \t]*+{comments.GAP}[ \t]*+", re.MULTILINE)
_TASK = re.compile(r"\[([ xX/\-])\][ \t]+(?=\S)")
WIKILINK = re.compile(r"!?\[\[([^\[\]\n]+)\]\]")
_MARK = re.compile(r"==(?=[^\s=])(?:[^\n=]|=(?!=)){1,2000}?(?<!\s)==(?!=)")
_TAG = re.compile(r"#(?=[\w/\-]*[^\W\d])[\w/\-]+")
_BLOCK_ID = re.compile(r"(?:^|(?<![ \t\n])[ \t\n]+)\^([A-Za-z0-9\-]+)[ \t]*\Z")
_CALLOUT = re.compile(r"\[!([\w \-]{1,40})\]([+\-]?)[ \t]*([^\n]*)\n?")


@cache
def _parser(bare_links: bool) -> MarkdownIt:
    """Return the parser, made once; it keeps nothing from one text to the next.

    With `bare_links` it has to stop at every w, which makes it slower by half.
    """
    made = MarkdownIt("commonmark", {"breaks": True, "maxNesting": MOST_NESTED})
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin, inline=False)
    if bare_links:
        made.use(gfm_autolink_plugin)
    made.validateLink = _any_link  # type: ignore[assignment,method-assign] # whoever shows a link decides whether it may lead there
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        made.inline.ruler.at(name, _placed(rule))
    made.inline.ruler.at("html_inline", _html_inline)
    made.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.at("footnote_def", _footnote_def, {"alt": ["paragraph", "reference"]})
    made.block.ruler.at("reference", _reference)
    made.inline.ruler.before("link", "wikilink", _wikilink)
    made.inline.ruler.before("link", "mark", _mark)
    made.inline.ruler.before("link", "tag", _tag)
    made.core.ruler.at("inline", _inline)
    made.core.ruler.before("inline", "gaps", _gaps)
    made.core.ruler.before("inline", "callouts", _callouts)
    made.core.ruler.before("inline", "tasks", _tasks)
    made.core.ruler.before("inline", "block_ids", _block_ids)
    return made


def parse(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """Return the tokens of a text without comments; markdown-it puts `references` and the like into `env`."""
    return _parser(_MAY_BE_BARE_LINK.search(text) is not None).parse(text, {} if env is None else env)


def parse_for_places(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens, but with lines parsed only in headings and where there may be a link: this is faster."""
    env[_WANTED] = _LINKED
    return _parser(False).parse(text, env)


def readable_part(text: str) -> str:
    """Return as much of a text as is read: all of it, or the whole lines at its beginning where it is too long."""
    if len(text) <= MOST_LETTERS:
        return text
    return text[: max(text.rfind("\n", 0, MOST_LETTERS), text.rfind("\r", 0, MOST_LETTERS)) + 1]


def options() -> Any:
    """Return the options for markdown-it's renderer."""
    return _parser(False).options


def footnote_rules() -> dict[str, Any]:
    """Return the functions that render footnotes, by the types of their tokens."""
    return {name: rule for name, rule in _parser(False).renderer.rules.items() if name.startswith("footnote")}  # type: ignore[attr-defined] # a renderer of HTML has them


def layout(text: str) -> comments.Layout:
    """Return where a text has code blocks and where words; an empty layout for a text that is too long."""
    if len(text) > MOST_LETTERS:
        return comments.Layout()
    starts = [*line_starts(text), len(text)]
    tokens = _blocks_of(text)
    code = [_lines(token.map, starts) for token in tokens if token.type in ("fence", "code_block") and token.map]
    words: dict[Span, None] = {}
    rows = set()
    for place, token in _words_of(tokens, starts):
        if token.type in ("td_open", "th_open"):
            rows.add(place.start)
        words[place] = None
    return comments.Layout(code, sorted(words), frozenset(rows))


def showing_comments(text: str) -> list[Span]:
    """Return the paragraphs, headings, rows and blocks of HTML in which a comment would be shown."""
    starts = [*line_starts(text), len(text)]
    if len(text) > MOST_LETTERS:
        return []
    return [
        _lines(token.map, starts)
        for token in _parser(False).parse(text)
        if token.map and _shows_comment((token,) if token.type == "html_block" else token.children or ())
    ]


def _shows_comment(tokens: Sequence[Token]) -> bool:
    shown = "".join("\0" if token.type == "code_inline" else token.content or "\n" for token in tokens)
    return any(
        (at := shown.find(sign)) >= 0 and shown.find(end, at + len(sign)) >= 0 for sign, end in comments.SIGNS.items()
    )


def _words_of(tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[tuple[Span, Token]]:
    """Yield each place with words and the token before it; a callout's title and the words under it are two places."""
    for at, token in enumerate(tokens):
        if token.type != "inline" or not token.map:
            continue
        place = _lines(token.map, starts)
        if at > 1 and tokens[at - 2].type == "blockquote_open" and _CALLOUT.match(token.content):
            behind = starts[token.map[0] + 1]
            yield Span(place.start, behind), tokens[at - 1]
            if behind == place.end:
                continue
            place = Span(behind, place.end)
        yield place, tokens[at - 1]


def _lines(lines: Sequence[int], starts: Sequence[int]) -> Span:
    return Span(starts[lines[0]], starts[min(lines[1], len(starts) - 1)])


def _blocks_of(text: str) -> list[Token]:
    """Return the tokens of a text's blocks; their lines are left unparsed."""
    tokens: list[Token] = []
    parser = _parser(False)
    parser.block.parse(re.sub(r"\r\n?", "\n", text), parser, {}, tokens)
    return tokens


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins."""
    return [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]


def can_be_shown(text: str, tokens: Sequence[Token]) -> bool:
    """Return whether the tokens hold all of a text: the parser drops what is nested too deeply."""
    return len(text) <= MOST_LETTERS and all(token.level < MOST_NESTED - 1 for token in tokens)


def plain_words(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of inline tokens, without pictures and marks."""
    found = []
    for token in tokens:
        if token.type in ("text", "code_inline", "tag"):
            found.append(token.content)
        elif token.type == "wikilink" and not token.meta["embed"]:
            found.append(token.meta["label"])
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
    return "".join(found).strip()


def _html_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return _is_html(state.src, start) and html_block(state, line, end, silent)


def _footnote_def(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse the definition of a footnote; one inside another is left as text, since the plugin would mix up the two."""
    if state.env.get(_IN_FOOTNOTE):
        return False
    state.env[_IN_FOOTNOTE] = not silent
    try:
        return footnote_def(state, line, end, silent)
    finally:
        state.env[_IN_FOOTNOTE] = False


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", start) and reference(state, line, end, silent)


def _html_inline(state: StateInline, silent: bool) -> bool:
    return _is_html(state.src, state.pos) and html_inline(state, silent)


def _is_html(text: str, at: int) -> bool:
    found = _HTML_TAG.match(text, at)
    return found is not None and found[1].lower() in HTML_TAGS


def _any_link(_address: str) -> bool:
    return True


def _placed(rule: Any) -> Any:
    """Return one of markdown-it's rules for links, which also puts the place of the address into `meta["place"]`."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            opened = next(token for token in state.tokens[before:] if token.type in ("link_open", "image"))
            opened.meta["place"] = _place_of_address(state, start)
        return True

    return placed


def _place_of_address(state: StateInline, start: int) -> Span | None:
    """Return the place of the address in the link that begins at `start`.

    None for a link by reference, and for `<ada@example.com>`, which leads to no file.
    """
    if state.src[start] == "<":
        return Span(start + 1, state.pos - 1) if ":" in state.src[start : state.pos] else None
    bracket = start + 1 if state.src[start] == "!" else start
    end = state.md.helpers.parseLinkLabel(state, bracket, True)
    behind = end + 1
    if end < 0 or state.src[behind : behind + 1] != "(":
        return None
    behind += 1
    while state.src[behind : behind + 1] in (" ", "\t", "\n"):
        behind += 1
    if state.src[behind : behind + 1] == ")":
        return Span(behind, behind)
    found = state.md.helpers.parseLinkDestination(state.src, behind, state.posMax)
    if not found.ok:
        return None
    bracketed = state.src[behind] == "<"
    return Span(behind + 1, found.pos - 1) if bracketed else Span(behind, found.pos)


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = WIKILINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.content, label = parts_of_wikilink(found[1])
        token.meta = {"label": label, "embed": found[0][0] == "!", "place": Span(*found.span())}
    state.pos = found.end()
    return True


def parts_of_wikilink(inside: str) -> tuple[str, str]:
    """Return the target of `target|label`, and the words to show."""
    target, _, label = inside.replace("\\|", "|").partition("|")  # in a table the bar is escaped
    return target.strip(), (label or target).strip()


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = found.start() + 2, found.end() - 2
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "#" or (state.pos and not state.src[state.pos - 1].isspace()) or state.linkLevel:
        return False
    found = _TAG.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("tag", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _inline(state: StateCore) -> None:
    """Parse the text within lines; where `env` names a pattern, only lines that match it."""
    wanted: re.Pattern[str] | None = state.env.get(_WANTED)
    heading = False
    for token in state.tokens:
        if token.type == "inline":
            asked = _MARKED if heading else wanted
            if wanted and asked and not asked.search(token.content):
                token.children = [Token("text", "", 0, content=token.content)]
            else:
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        heading = token.type == "heading_open"


def _gaps(state: StateCore) -> None:
    """Take out the gaps that replace comments at the beginning of a line."""
    for token in state.tokens:
        if token.type == "inline" and comments.GAP in token.content:
            token.content = _GAP.sub("", token.content)


def _tasks(state: StateCore) -> None:
    """Put each task's sign into its item's `meta`, and take it out of the words."""
    for item, paragraph, words in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        if found := _TASK.match(words.content):
            item.meta["task"] = found[1].lower()
            words.content = words.content[found.end() :]


def _block_ids(state: StateCore) -> None:
    """Turn `^block-id` at the end of a paragraph, an item or a heading into its id."""
    for opened, words in zip(state.tokens, state.tokens[1:], strict=False):
        if words.type == "inline" and "^" in words.content and (found := _BLOCK_ID.search(words.content)):
            opened.meta["block_id"] = f"^{found[1]}"
            words.content = words.content[: found.start()]


def _callouts(state: StateCore) -> None:
    """Turn quotes whose first line is `[!note]` and perhaps a title into callouts (`-`: folded, `+`: can be folded)."""
    made: list[Token] = []
    ends: list[str] = []
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            words = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1].type == "paragraph_open" else None
            found = _CALLOUT.match(words.content) if words is not None else None
            ends.append("callout" if found else "blockquote")
            made.append(token)
            if found and words is not None:
                token.type = "callout_open"
                token.meta = {"kind": found[1].strip().lower(), "fold": found[2]}
                made += _title(token, words, found[3].strip() or found[1].strip().capitalize())
                words.content = words.content[found.end() :]
                tokens[at + 1].hidden = tokens[at + 3].hidden = not words.content
                if words.map:
                    words.map = [words.map[0] + 1, words.map[1]]
        elif token.type == "blockquote_close":
            token.type = f"{ends.pop()}_close"
            made.append(token)
        else:
            made.append(token)
    state.tokens = made


def _title(callout: Token, words: Token, title: str) -> list[Token]:
    """Return the tokens of a callout's title."""
    level = callout.level + 1
    opened = Token("callout_title_open", "p", 1, level=level, block=True, meta=callout.meta)
    first = words.map and [words.map[0], words.map[0] + 1]
    said = Token("inline", "", 0, level=level + 1, block=True, content=title, children=[], map=first)
    return [opened, said, Token("callout_title_close", "p", -1, level=level, block=True, meta=callout.meta)]
