"""Where a site may be built: never over something that a build did not make."""

from pathlib import Path

from generator.cli.context import CannotWork
from generator.site_config import STYLE


def chosen(asked: Path | None, configured: Path, root: Path, docs: Path) -> Path:
    """Return the folder to build into: the one asked for, else mkdocs.yml's.

    `asked` counts from where the command runs. A link is followed, so that it stays one. Raises CannotWork
    where something else than a built site would be replaced.
    """
    site = (configured if asked is None else asked).resolve()
    why = _why_not(site, root.resolve(), docs.resolve())
    if why:
        raise CannotWork(f"{asked or configured} can't hold the site: {why}")
    return site


def _why_not(site: Path, root: Path, docs: Path) -> str:
    if site == root or site in root.parents or site == Path.home():
        return "everything in it would be replaced"
    if site == docs or docs in site.parents or site in docs.parents:
        return "your records lie there"
    if ".git" in site.parts or root / ".journal" in (site, *site.parents):
        return "other programs keep their things there"
    if not site.exists():
        return ""
    if not site.is_dir():
        return "it is a file"
    if any(site.iterdir()) and not _was_built(site):
        return "it holds files that no build of a journal made; empty it or choose another with --site-dir"
    return ""


def _was_built(site: Path) -> bool:
    return (site / STYLE).is_file() and (site / "index.html").is_file()
