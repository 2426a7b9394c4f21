"""A journal's pages as plain Markdown for other builders: `python -m benchmarks.export JOURNAL -o DIR`.

DIR gets what MkDocs and Zensical build without our plugin: the very pages that `generator.build.make` returns, our
style sheet and script, and a mkdocs.yml that asks for what the plugin sets. Our sanitizer is left out: it is part of
the plugin, and plain MkDocs has none.
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape
from mkdocs.config import load_config

from generator import clock
from generator.build import Site, make
from generator.mkdocs_plugin import JournalPlugin
from generator.options import settings_from
from generator.pages import Page
from generator.project import Project, find
from generator.records import addresses
from generator.site_config import SANITIZER
from generator.site_nav import navigation

_ASSETS = Path(__file__).parents[1] / "generator" / "assets"
_SHOWN = ("extra_css", "extra_javascript", "extra", "use_directory_urls")


def export(project: Project, folder: Path) -> int:
    """Write the pages of a journal as plain Markdown into `folder`; return how many."""
    settings, _ = settings_from(project.options)
    site = make(project.docs, settings, clock.today(settings.today, None), project.root)
    docs = folder / "docs"
    for page in site.pages:
        _write(docs / page.source, _front(page) + page.markdown)
    for asset in sorted(site.journal.assets):
        _copy(project.docs / asset, docs / asset)
    config = _config(project, site)
    for address in (*config["extra_css"], *config["extra_javascript"], *config["extra"].get("polyfills", ())):
        _copy(_ASSETS / Path(address).name, docs / address)
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    return len(site.pages)


def _front(page: Page) -> str:
    meta: dict[str, Any] = {"title": str(escape(page.title))}
    if not page.search:
        meta["search"] = {"exclude": True}
    if page.markdown.count("\n## ") < 3:
        meta["hide"] = ["toc"]
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def _config(project: Project, site: Site) -> dict[str, Any]:
    """Return mkdocs.yml as our plugin settles it, without the plugin."""
    settled = load_config(str(project.config))
    plugin = settled.plugins["journal"]
    assert isinstance(plugin, JournalPlugin)
    settled = plugin.on_config(settled)
    free = {addresses.markdown(addresses.of_free_page(page)) for page in site.journal.free_pages}
    theme = settled.theme
    return {
        "site_name": settled.site_name,
        "docs_dir": "docs",
        "theme": {"name": "material", **{key: theme[key] for key in ("font", "palette", "features")}},
        "plugins": [{"search": {"separator": settled.plugins["material/search"].config["separator"]}}],
        "markdown_extensions": [
            _extension(name, settled.mdx_configs)
            for name in settled.markdown_extensions
            if name not in ("toc", "tables", "fenced_code", SANITIZER)  # the first three are MkDocs' own
        ],
        **{key: _plain(settled[key]) for key in _SHOWN},
        "nav": navigation(site.pages, free),
        "not_in_nav": "*",
    }


def _extension(name: str, settings: Mapping[str, Any]) -> str | dict[str, Any]:
    return {name: dict(settings[name])} if settings.get(name) else name


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int) else str(value)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


def main() -> None:
    """Export one journal and say how many pages it has."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.export", description=__doc__)
    parser.add_argument("journal", type=Path, help="a folder with a mkdocs.yml")
    parser.add_argument("-o", dest="folder", type=Path, required=True, metavar="DIR")
    given = parser.parse_args()
    print(f"{export(find(given.journal), given.folder)} pages in {given.folder}")


if __name__ == "__main__":
    main()
