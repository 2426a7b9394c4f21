"""Settings for MkDocs and Material: what a site needs, what mkdocs.yml may not change, and the navigation."""

import logging
from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from generator.model.links import is_local

STYLE = "assets/journal/journal.css"
SCRIPT = "assets/journal/journal.js"
FONTS = tuple(
    f"assets/journal/fonts/{name}.woff2"
    for name in ("literata", "literata-ext", "literata-italic", "figtree", "figtree-ext")
)
TABLES = "assets/journal/tables.js"
# Material's search needs a worker; under file:// this script replaces it. Its name keeps Material's offline plugin
# from fetching the same script from a CDN.
WORKER = "assets/journal/iframe-worker.js"

OWN = (STYLE, SCRIPT, TABLES, WORKER, *FONTS, "assets/journal/fonts/OFL.txt")
"""The files that this program adds to a site."""
MADE = "assets/journal/made.json"
"""The list of all files that a build made: the next one replaces these and leaves what else lies in the site."""
# Where words end for the search: a word in quotes or brackets is found too.
_SEPARATOR = r"""[\s\u200b\-_,:;!?=\[\](){}"'’‘“”„«»…`/]+|\.(?!\d)|&(?:lt|gt|amp);"""
# The page for missing addresses and the list for crawlers are of use only on a web server.
LEFT_OUT = frozenset({"404.html", "sitemap.xml"})
_KNOWN_PLUGINS = frozenset(("journal", "search", "material/search"))
_DO_NOT_FIT = {
    "awesome-nav": "it makes the menu of files that lie in docs_dir, and most pages here are made without one",
    "awesome-pages": "it makes the menu of files that lie in docs_dir, and most pages here are made without one",
    "glightbox": "the site's policy stops its script, so pictures stay as they are",
    "include-markdown": "pages of the journal are made without MkDocs' Markdown, so nothing is included in them",
}
"""Plugins of others that do less beside ours than they promise, and why."""
_FEATURES = ("navigation.sections", "navigation.top", "search.highlight", "search.suggest", "toc.follow")
_USUAL = ("toc", "tables", "fenced_code")
"""The extensions of Python-Markdown that MkDocs always adds."""
_KEPT = ("site_name", "site_description", "site_author", "copyright")
_INDEX_PAGES: tuple[tuple[str, str, str], ...] = (
    ("", "index.md", "Today"),
    ("", "what-i-owe.md", "What I owe"),
    ("", "review.md", "Review"),
    ("Owed", "thanks.md", "Thanks"),
    ("Owed", "keep-in-touch.md", "Keep in touch"),
    ("Owed", "news.md", "News to tell"),
    ("Owed", "giving.md", "Giving"),
    ("People", "contacts/index.md", "Contacts"),
    ("People", "introductions.md", "Introductions"),
    ("People", "companies/index.md", "Companies"),
    ("People", "meetings/index.md", "Meetings"),
    ("People", "events/index.md", "Events"),
    ("Learned", "topics.md", "Topics"),
    ("Learned", "questions.md", "Questions"),
    ("Learned", "progress.md", "Progress"),
    ("Me", "profile.md", "Profile"),
    ("Me", "one-sheet.md", "One-sheet"),
    ("Me", "updates/index.md", "My news"),
    ("", "playbook/index.md", "How this works"),
    ("", "problems.md", "Problems"),
)
"""Section, Markdown address and title of each entry; without a section it stands alone."""
_MOST_FREE_PAGES = 25
Entry = dict[str, str] | dict[str, list[dict[str, str]]] | str


def own_file(address: str) -> Path:
    """Return the path of a file of `OWN` in this package."""
    return Path(__file__).parent / "assets" / PurePosixPath(address).relative_to("assets/journal")


def _colors(media: str, scheme: str, icon: str, next_one: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": next_one},
    }


_PALETTE = (
    _colors("(prefers-color-scheme)", "default", "material/brightness-auto", "Switch to paper"),
    _colors("(prefers-color-scheme: light)", "default", "material/brightness-7", "Switch to night"),
    _colors("(prefers-color-scheme: dark)", "slate", "material/brightness-4", "Follow the system"),
)


def settle(config: MutableMapping[str, Any], written: Mapping[str, Any]) -> Iterator[str]:
    """Set what the site needs in MkDocs' `config`; yield a line for each setting of the owner's that is not followed.

    `written` is mkdocs.yml as the owner wrote it, before defaults were filled in.
    """
    theme = written.get("theme")
    yield from _settle_addresses(config, written)
    yield from _settle_look(config["theme"], theme if isinstance(theme, Mapping) else {})
    yield from _settle_hosts(config)
    for name in config["plugins"]:
        if why := _DO_NOT_FIT.get(name):
            yield f"mkdocs.yml: the plugin {name} does not fit: {why}"
    _settle_search(config)
    if "validation" not in written:
        config["validation"]["links"].update(unrecognized_links=logging.WARNING, anchors=logging.WARNING)


def is_apart(config: MutableMapping[str, Any]) -> str:
    """Return why pages can't be made by this program and the theme alone; empty where they can.

    Then `journal serve` can make single pages, else MkDocs has to build the whole site.
    """
    if config["hooks"]:
        return f"the hook {next(iter(config['hooks']))} may do anything"
    for name in config["plugins"]:
        if name not in _KNOWN_PLUGINS:
            return f"what the plugin {name} does to a page is not known"
    return "extra_templates may show any page" if config["extra_templates"] else ""


def forget_programs(config: MutableMapping[str, Any]) -> None:
    """Let no hook and no plugin but ours and the search take part in a build: a copy to show has nothing of theirs.

    Nor has it what mkdocs.yml sets for the search and for Markdown.
    """
    plugins = config["plugins"]
    ours = {id(plugin) for name, plugin in plugins.items() if name in _KNOWN_PLUGINS}
    for methods in plugins.events.values():
        methods[:] = [method for method in methods if id(getattr(method, "__self__", None)) in ours]
    config["hooks"] = {}
    config["mdx_configs"] = {}  # the theme takes the title of a page's contents from there
    if (search := plugins.get("material/search")) is not None:
        search.config.separator = None


def forget_owner(config: MutableMapping[str, Any], site_name: str) -> None:
    """Drop what mkdocs.yml adds to a copy to show, which has none of the owner's files and is called `site_name`."""
    config.update(
        site_name=site_name, nav=None, site_url="", site_author=None, site_description=None, copyright=None,
        extra_css=[STYLE], extra_javascript=[TABLES, SCRIPT], extra_templates=[],
    )  # fmt: skip
    extra = config["extra"]
    for name in [name for name in extra if name not in ("polyfills", "generator")]:
        del extra[name]
    extra["polyfills"] = [WORKER]
    theme = config["theme"]
    if theme.custom_dir:
        theme.dirs = [folder for folder in theme.dirs if folder != theme.custom_dir]
    theme["logo"], theme["favicon"] = None, "assets/images/favicon.png"
    theme["palette"] = [dict(colors) for colors in _PALETTE]
    theme["features"], theme["icon"] = list(_FEATURES), None  # an icon may lie in a folder that is not looked into


def _settle_addresses(config: MutableMapping[str, Any], written: Mapping[str, Any]) -> Iterator[str]:
    if "docs_dir" not in written:
        yield "mkdocs.yml: without `docs_dir` the journal is read from docs/; write `docs_dir: journal`"
    if written.get("use_directory_urls") is True:
        yield "mkdocs.yml: `use_directory_urls: true` is not followed: pages opened as files need plain links"
    config["use_directory_urls"] = False


def _settle_look(theme: Any, written: Mapping[str, Any]) -> Iterator[str]:
    if written.get("font"):
        yield "mkdocs.yml: `font` is not followed: it would fetch fonts from another host"
    theme["font"] = False
    if "palette" not in written:
        theme["palette"] = [dict(colors) for colors in _PALETTE]
    wanted = list(theme.get("features") or ())
    theme["features"] = wanted + [feature for feature in _FEATURES if feature not in wanted]
    for key in ("logo", "favicon"):
        if isinstance(theme.get(key), str) and not is_local(theme[key]):
            yield f"mkdocs.yml: `theme: {key}` is not followed: it lies on another host"
            del theme[key]
    theme.static_templates -= LEFT_OUT


def _settle_hosts(config: MutableMapping[str, Any]) -> Iterator[str]:
    """Drop settings that would make a page send requests to another host."""
    for key in ("extra_css", "extra_javascript"):
        for remote in [str(path) for path in config[key] if not is_local(str(path))]:
            yield f"mkdocs.yml: `{key}: {remote}` is not followed: it lies on another host"
        config[key] = [path for path in config[key] if is_local(str(path))]
    if config["extra"].pop("analytics", None):
        yield "mkdocs.yml: `extra: analytics` is not followed: nobody watches a private journal"
    if config["repo_url"]:
        yield "mkdocs.yml: `repo_url` is not followed: its badge asks another host"
        config.update(repo_url=None, repo_name=None, edit_uri=None)


def _settle_search(config: MutableMapping[str, Any]) -> None:
    extra = config["extra"]
    polyfills = [path for path in extra.get("polyfills") or () if is_local(str(path))]
    extra["polyfills"] = [WORKER, *(path for path in polyfills if path != WORKER)]
    extra.setdefault("generator", False)
    search = config["plugins"].get("material/search")
    if search is not None and not search.config.separator:
        search.config.separator = _SEPARATOR
    ours = (TABLES, SCRIPT)
    config["extra_javascript"] = [*ours, *(path for path in config["extra_javascript"] if str(path) not in ours)]
    config["extra_css"] = [STYLE, *(path for path in config["extra_css"] if path != STYLE)]


def plain_settings(written: Mapping[str, Any], nav: Sequence[Any]) -> dict[str, Any]:
    """Return a mkdocs.yml with what `settle` sets, for a builder without our plugin.

    Of the owner's `written` settings it keeps those that every such builder knows.
    """
    return {
        **{key: written[key] for key in _KEPT if isinstance(written.get(key), str)},
        "docs_dir": "docs",
        "theme": _plain_look(written.get("theme")),
        "plugins": [{"search": {"separator": _SEPARATOR}}],
        "extra_css": [STYLE, *(path for path in _local(written.get("extra_css")) if path != STYLE)],
        "extra_javascript": [
            TABLES,
            SCRIPT,
            *(path for path in _local(written.get("extra_javascript")) if path not in (TABLES, SCRIPT)),
        ],
        "extra": {"polyfills": [WORKER], "generator": False},
        "use_directory_urls": False,
        "nav": list(nav),
        "not_in_nav": "*",
    }


def extensions(written: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the Markdown extensions that a mkdocs.yml lists, and MkDocs' own, by name; nothing where it lists none."""
    listed = written.get("markdown_extensions") or ()
    entries = [listed] if isinstance(listed, Mapping) else [e if isinstance(e, Mapping) else {e: {}} for e in listed]
    found = {str(name): settings for entry in entries for name, settings in entry.items()}
    # Settings that are Python objects (`!!python/…`) were read as None.
    known = {name: {k: v for k, v in (settings or {}).items() if v is not None} for name, settings in found.items()}
    return {**{name: {} for name in _USUAL}, **known} if known else {}


def _plain_look(given: object) -> dict[str, Any]:
    written = {k: v for k, v in given.items() if v is not None} if isinstance(given, Mapping) else {}
    features = list(written.get("features") or ())
    return {
        "name": "material",
        "custom_dir": "overrides",
        **{key: written[key] for key in ("language", "direction", "icon") if key in written},
        "font": False,
        "palette": written.get("palette") or [dict(colors) for colors in _PALETTE],
        "features": features + [feature for feature in _FEATURES if feature not in features],
    }


def _local(paths: object) -> list[str]:
    return [path for path in paths if isinstance(path, str) and is_local(path)] if isinstance(paths, list) else []


def navigation(there: Collection[str], free: Collection[str]) -> list[Entry]:
    """Return MkDocs' `nav`: the index pages that are `there`, by section, then the first free pages by address.

    Both hold Markdown addresses; `free` those of the owner's own pages, which go by their titles.
    """
    sections: dict[str, list[dict[str, str]]] = {}
    made: list[Entry] = []
    for section, source, title in _INDEX_PAGES:
        if source not in there:
            continue
        if not section:
            made.append({title: source})
            continue
        if section not in sections:
            made.append({section: sections.setdefault(section, [])})
        sections[section].append({title: source})
    free_pages = sorted(source for source in free if source in there and source != "index.md")
    return [*made, *free_pages[:_MOST_FREE_PAGES]]
