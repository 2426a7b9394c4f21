"""Whether pages may be kept from one build to the next: only where we know everything that makes them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_PLUGINS = frozenset({"journal", "search", "material/search", "offline", "material/offline"})
# These work on one page's own text; others may read files, as pymdownx.snippets does.
_EXTENSIONS = frozenset(
    {"abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
     "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"}
)  # fmt: skip
_PYMDOWN = frozenset(
    {"arithmatex", "betterem", "caret", "critic", "details", "escapeall", "highlight", "inlinehilite", "keys",
     "magiclink", "mark", "progressbar", "smartsymbols", "striphtml", "superfences", "tabbed", "tasklist", "tilde"}
)  # fmt: skip
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+>")
_CLOCK = re.compile(r"build_date_utc|update_date|\bnow\b")


def obstacle(config: MkDocsConfig) -> str:
    """Return why every page has to be rendered at every build, in words; empty where none has to be."""
    return next(_obstacles(config), "")


def _obstacles(config: MkDocsConfig) -> Iterator[str]:
    if config.hooks:
        yield f"the hook {next(iter(config.hooks))} may do anything"
    for name in config.plugins:
        if name not in _PLUGINS:
            yield f"what the plugin {name} does to a page is not known"
    for extension in config.markdown_extensions:
        if not is_known(extension):
            yield f"what the Markdown extension {extension} reads is not known"
    if config.extra_templates:
        yield "extra_templates may show any page"
    custom = config.theme.custom_dir
    if custom and any(_CLOCK.search(path.read_text("utf-8", "replace")) for path in Path(custom).rglob("*.html")):
        yield f"a template in {Path(custom).name} shows when it was built"
    if _ADDRESS.search(described(config)):
        yield "mkdocs.yml holds settings that are made anew at each run"


def is_known(extension: str) -> bool:
    """Return whether a Markdown extension makes the same of the same text, whatever it made before."""
    name = extension.removeprefix("markdown.extensions.")
    return name in _EXTENSIONS or name.removeprefix("pymdownx.") in _PYMDOWN or name == "generator.sanitizer"


def described(config: MkDocsConfig) -> str:
    """Return everything in the settings that may show on any page."""
    left_out = ("theme", "plugins", "site_dir", "hooks", "nav")
    settings = {name: value for name, value in config.items() if name not in left_out}
    # A hook stands among the plugins, and has no settings.
    plugins = {name: dict(getattr(plugin, "config", ())) for name, plugin in config.plugins.items()}
    return repr((_plain(settings), _plain(plugins), _theme(config.theme)))


def _theme(theme: Any) -> object:
    custom = theme.custom_dir
    own = {str(path): path.read_bytes() for path in sorted(Path(custom).rglob("*")) if path.is_file()} if custom else {}
    return theme.name, tuple(theme.dirs), sorted(theme.static_templates), _plain(dict(theme)), str(theme.locale), own


def _plain(value: object) -> object:
    """Return a value in a form whose `repr` is the same at every run."""
    if isinstance(value, Mapping):
        return [(str(name), _plain(inner)) for name, inner in sorted(value.items(), key=lambda pair: str(pair[0]))]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    patterns = getattr(value, "patterns", None)  # a PathSpec
    return [str(getattr(one, "pattern", one)) for one in patterns] if patterns is not None else value
