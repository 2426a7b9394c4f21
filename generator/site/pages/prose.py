"""Rendering the owner's Markdown as HTML: parsed, rendered, sanitized, with links to pages of the site.

All text with Markdown in it comes through here. Rendering never fails and drops nothing: text that the parser can't
take is shown as it is written, and the rule `cannot-render` says so.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from generator.facts.wikilinks import SCHEME, answering, follow
from generator.files.source import SourceText
from generator.model import body, grammar
from generator.model.links import is_safe
from generator.model.records import Contact, Meeting
from generator.site.pages.html import link, sanitize
from generator.site.pages.page import Heading, Ids

if TYPE_CHECKING:
    from generator.site.pages.links import Links

_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?")
_TASKS = {" ": "open", "/": "begun", "x": "done", "-": "let go"}
_Tokens = Sequence[Token]


def rendered(
    source: SourceText, start: int, end: int, links: "Links", *, ids: Ids | None = None, wrapped: bool = False
) -> Markup:
    """Return a part of a file, which begins with a block, as HTML without comments, with links resolved.

    Parts of one page share `ids`. In a `wrapped` text, such as ours, the end of a line is a blank; in the owner's texts
    line ends are kept.
    """
    return _shown(source, start, end, links, lambda tokens: tokens, ids=ids, wrapped=wrapped)


def meeting_text(meeting: Meeting, links: "Links") -> Markup:
    """Return the body of a meeting as HTML: answers as quotes, and without a `Next` that holds only promises.

    The page shows promises among the debts already.
    """
    source = meeting.source
    return _shown(
        source, meeting.body_start, len(source.text), links, lambda tokens: _without_promises(_quoted(tokens))
    )


def headings(source: SourceText, start: int) -> tuple[Heading, ...]:
    """Return the headings of a body, with the ids that `rendered` gives them."""
    ids = Ids()
    parts = body.sections(source, start)
    return tuple(Heading(level=part.level, title=part.title, id=ids.of(part.title)) for part in parts)


def as_written(text: str) -> Markup:
    """Return a text that can't be rendered as it was written, escaped."""
    return Markup('<pre class="as-written">{}</pre>\n').format(text.strip("\r\n"))


def _shown(
    source: SourceText,
    start: int,
    end: int,
    links: "Links",
    arranged: Callable[[_Tokens], Iterable[Token]],
    *,
    ids: Ids | None = None,
    wrapped: bool = False,
) -> Markup:
    read = body.read(source, start)
    text = read.text[: end - start]
    if not text.strip():
        return Markup()
    if not read.can_be_shown:
        return as_written(text)
    env: dict[str, Any] = {"links": links, "source": source, "ids": ids or Ids(), "wrapped": wrapped}
    tokens = list(arranged(grammar.parse(text, env)))
    return sanitize(_RENDERER.render(tokens, grammar.options(), env))


def _quoted(tokens: _Tokens) -> list[Token]:
    """Return the tokens with the answer under each question put into a quote."""
    made: list[Token] = []
    asked = quoting = False
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            level = int(token.tag[1])
            if quoting and level <= 3:
                made.append(Token("blockquote_close", "blockquote", -1, block=True))
                quoting = False
            if level <= 2:
                asked = level == 2 and _is_called("questions", tokens[at + 1])
        made.append(token)
        if token.type == "heading_close" and token.level == 0 and token.tag == "h3" and asked:
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            if behind is not None and not (behind.type == "heading_open" and int(behind.tag[1]) <= 3):
                made.append(Token("blockquote_open", "blockquote", 1, block=True))
                quoting = True
    return [*made, Token("blockquote_close", "blockquote", -1, block=True)] if quoting else made


def _without_promises(tokens: _Tokens) -> list[Token]:
    """Return the tokens without a `## Next` in which every item is a task."""
    begin = next((i for i, t in enumerate(tokens) if _opens(t, 2) and _is_called("next", tokens[i + 1])), None)
    if begin is None:
        return list(tokens)
    end = next((i for i in range(begin + 1, len(tokens)) if _opens(tokens[i], 2)), len(tokens))
    inside = tokens[begin + 3 : end]
    tops = {token.type for token in inside if token.level == 0}
    items = [token for token in inside if token.type == "list_item_open"]
    if items and tops <= {"bullet_list_open", "bullet_list_close"} and all("task" in item.meta for item in items):
        return [*tokens[:begin], *tokens[end:]]
    return list(tokens)


def _opens(token: Token, most: int) -> bool:
    return token.type == "heading_open" and token.level == 0 and int(token.tag[1]) <= most


def _is_called(title: str, words: Token) -> bool:
    return grammar.plain_words(words.children or ()).casefold() == title


class _Renderer(RendererHTML):
    """Renders tokens like markdown-it, and the tokens that our parser adds; `env` has the links of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.rules.update(grammar.footnote_rules())

    def heading_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of a heading, with its id."""
        token = tokens[idx]
        made = env["ids"].of(grammar.plain_words(tokens[idx + 1].children or ()))
        return f'{_block_id(token)}<{token.tag} id="{escapeHtml(made)}">'

    def paragraph_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of a paragraph, behind an anchor with the id that Obsidian gave it."""
        return _block_id(tokens[idx]) + self.renderToken(tokens, idx, options, env)

    def list_item_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of an item; that of a task with a box that can't be clicked."""
        sign = tokens[idx].meta.get("task")
        if sign is None:
            return self.renderToken(tokens, idx, options, env)
        checked = ' checked=""' if sign == "x" else ""
        box = f'<input type="checkbox" disabled="" aria-label="{_TASKS[sign]}"{checked}>'
        return (
            f'<li class="task-list-item task--{_TASKS[sign].replace(" ", "-")}"><label class="task-list-control">{box}'
            '<span class="task-list-indicator"></span></label> '
        )

    def softbreak(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the end of a line: a line break, in a wrapped text a blank."""
        return "\n" if env["wrapped"] else "<br>\n"

    def link_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of a link; an unsafe address makes no link."""
        href = _resolved(env, str(tokens[idx].attrGet("href") or ""))
        if not is_safe(href):
            return "<a>"
        title = tokens[idx].attrGet("title")
        said = f' title="{escapeHtml(str(title))}"' if title else ""
        return f'<a href="{escapeHtml(href)}"{said}>'

    def image(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return a picture; the sanitizer turns a remote one into a link, since pages load nothing from other hosts."""
        token = tokens[idx]
        words = self.renderInlineAsText(token.children, options, env)
        alt, _, size = words.rpartition("|")
        if not _SIZE.fullmatch(size.strip()):
            alt, size = words, ""
        return _image(_resolved(env, str(token.attrGet("src") or "")), alt, size)

    def wikilink(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return a link to what a wikilink means, else only its words; `![[picture.png]]` becomes a picture."""
        token, links = tokens[idx], env["links"]
        target, words = token.content, str(token.meta["label"])
        found = answering(links.journal, target)
        if len(found) != 1:
            return escapeHtml(words)
        if token.meta["embed"] and found[0].address in links.journal.assets:
            sized = bool(_SIZE.fullmatch(words))
            return _image(links.relative(found[0].address), target if sized else words, words if sized else "")
        if isinstance(found[0].record, Contact) and words == target:
            words = found[0].name
        return str(link(words, f"{links.relative(found[0].address)}{found[0].anchor}"))

    def tag(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return a `#tag`."""
        return f'<span class="tag">{escapeHtml(tokens[idx].content)}</span>'

    def callout_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of a callout, which may be folded."""
        about = tokens[idx].meta
        kind = escapeHtml(re.sub(r"\W+", "-", about["kind"]))
        if not about["fold"]:
            return f'<div class="callout callout--{kind}">\n'
        return f'<details class="callout callout--{kind}"{"" if about["fold"] == "-" else " open"}>\n'

    def callout_close(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the end tag of a callout."""
        depth, at = 1, idx
        while depth:
            at -= 1
            depth += {"callout_close": 1, "callout_open": -1}.get(tokens[at].type, 0)
        return "</details>\n" if tokens[at].meta["fold"] else "</div>\n"

    def callout_title_open(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the start tag of a callout's title."""
        return "<summary>" if tokens[idx].meta["fold"] else '<p class="callout__title">'

    def callout_title_close(self, tokens: _Tokens, idx: int, options: Any, env: Any) -> str:
        """Return the end tag of a callout's title."""
        return "</summary>\n" if tokens[idx].meta["fold"] else "</p>\n"


_RENDERER = _Renderer()


def _block_id(token: Token) -> str:
    name = token.meta.get("block_id")
    return f'<span id="{escapeHtml(name)}"></span>' if name else ""


def _resolved(env: Any, href: str) -> str:
    """Return the address to which a link in a file leads, relative to the page."""
    links: Links = env["links"]
    if SCHEME.match(href) or href.startswith("//"):
        return href
    target = follow(links.journal, links.journal.address_of(env["source"]), href, links.today)
    if target is None:
        return href
    return f"{links.relative(target.address)}{target.anchor}"


def _image(src: str, words: str, size: str) -> str:
    if not is_safe(src):
        return escapeHtml(words or src)
    found = _SIZE.fullmatch(size.strip())
    measures = f' width="{found[1]}"' if found else ""
    measures += f' height="{found[2]}"' if found and found[2] else ""
    return f'<img src="{escapeHtml(src)}" alt="{escapeHtml(words.strip())}"{measures}>'
