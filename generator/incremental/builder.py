"""The whole build: what is there, what may stay, what is rendered, and what the whole site needs in the end."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_extra_template, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig

from generator.incremental.keys import facts_of, key_of
from generator.incremental.published import Present, present_in, publish, stamp_of
from generator.incremental.rendered import Rendered, leads_the_same
from generator.incremental.renderer import Renderer, Stage, repeat
from generator.incremental.stage import set_up, shared
from generator.incremental.static import copy_static
from generator.incremental.workers import Progress, render_all
from generator.pages import Page

log = logging.getLogger("mkdocs.journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build left in its folder: `changed` lies there, `kept` lies in the site as it was. Both by address."""

    changed: Mapping[str, Rendered]
    kept: Mapping[str, Rendered]
    renewed: Mapping[str, Rendered]
    """Those of the kept pages of which something else is to be remembered."""
    gone: frozenset[str]
    """Addresses of the last build that are no more."""
    places: Mapping[str, str]
    """Where under the site each page and file lies."""


def build(
    config: MkDocsConfig,
    folder: Path,
    site: Path,
    old: Mapping[str, Rendered],
    pages: Callable[[], Mapping[str, Page]],
    progress: Progress,
) -> Built:
    """Build into `folder`/site what has changed since the pages `old` were rendered into `site`.

    There is no obstacle to it (`safe.obstacle`). `config` has been through `on_config`, and `pages` returns what our
    plugin hands to MkDocs.
    """
    config.site_dir = str(folder / "site")
    stage = set_up(config)
    lying = present_in(site) if old else {}
    common = shared(stage)
    ours = pages()
    kept = _still_good(stage, old, lying, ours, common)
    copied, left = copy_static(stage.files, old, lying)  # first: where a page has the same address, it stands
    work = [(file, ours.get(file.src_uri)) for file in stage.documents if file.src_uri not in kept]
    made = {page.address: page for page in render_all(Renderer(stage), work, common, folder, progress)}
    _build_templates(stage)
    everything = [made.get(file.src_uri) or kept[file.src_uri] for file in stage.documents]
    for page in everything:
        repeat(page.said)
    _check_anchors(config, everything)
    _fill_search(config, everything)
    config.plugins.on_post_build(config=config)
    return Built(
        changed={**copied, **made},
        kept={**left, **kept},
        renewed={address: page for address, page in kept.items() if page is not old[address]},
        gone=frozenset(old) - {file.src_uri for file in stage.files},
        places={file.src_uri: file.dest_uri for file in stage.files},
    )


def _still_good(
    stage: Stage, old: Mapping[str, Rendered], lying: Present, pages: Mapping[str, Page], common: str
) -> dict[str, Rendered]:
    """Return the pages that may stay as they lie; where the facts have changed and the text has not, with the new."""
    urls = {file.src_uri: file.url for file in stage.files}
    lie_at = Counter(file.dest_uri for file in stage.files)
    kept: dict[str, Rendered] = {}
    for file in stage.documents:
        page, ours = old.get(file.src_uri), pages.get(file.src_uri)
        if (
            page is not None
            and page.key
            and page.stamp is not None
            and page.stamp == lying.get(file.dest_uri)
            and lie_at[file.dest_uri] == 1
            and leads_the_same(page, urls)
        ):
            facts = facts_of(ours, common)
            if facts and page.facts == facts:
                kept[file.src_uri] = page
            elif page.key == key_of(ours, common):
                kept[file.src_uri] = replace(page, facts=facts) if page.facts != facts else page
    return kept


def _build_templates(stage: Stage) -> None:
    config = stage.config
    for template in config.theme.static_templates:
        _build_theme_template(template, stage.templates, stage.files, config, stage.nav)
    for template in config.extra_templates:
        _build_extra_template(str(template), stage.files, config, stage.nav)


def _check_anchors(config: MkDocsConfig, pages: Iterable[Rendered]) -> None:
    """Say of each link with an anchor whether it leads there, in MkDocs' words."""
    anchors = {page.address: page.anchors for page in pages}
    level = config.validation.links.anchors
    for page in pages:
        for to, anchor, link in page.links:
            if anchor in anchors.get(to, (anchor,)):
                continue
            where = "there is no such anchor on this page"
            if to != page.address:
                where = f"the doc '{to}' does not contain an anchor '#{anchor}'"
            elif anchor.startswith("fnref:"):
                where += ". This seems to be a footnote that is never referenced"
            log.log(level, f"Doc file '{page.address}' contains a link '{link}', but {where}.")


def _fill_search(config: MkDocsConfig, pages: Iterable[Rendered]) -> None:
    """Have Material's search write the entries of all pages, those of untouched ones as they were."""
    search: Any = config.plugins.get("material/search") or config.plugins.get("search")
    index = getattr(search, "search_index", None)
    if index is None:
        return
    empty = index.generate_search_index(None)
    begin, end = empty[:-2], empty[-2:]
    if end != "]}":
        raise ValueError("Material's search index has another form than this program knows")
    index.generate_search_index = lambda _: begin + ",".join(page.entries for page in pages if page.entries) + end


def finish(
    built: Built, made: Path, site: Path, put: Callable[[Path, Path, Collection[str]], None] = publish
) -> dict[str, Rendered]:
    """Put what was built in the folder `made` into the site; return what is to be remembered of it."""
    put(made, site, {built.places[address] for address in built.kept})
    lying = {
        address: replace(page, stamp=stamp_of(site / built.places[address])) for address, page in built.changed.items()
    }
    return {**built.renewed, **lying}
