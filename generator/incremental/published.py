"""The built part put into the site, which is then what a build from nothing would have made."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.incremental.rendered import Stamp
from generator.writer import swap_directory

Present = Mapping[str, Stamp]
"""The plain files of a site, by their addresses under it."""


def present_in(site: Path) -> Present:
    """Return the plain files under `site`; links are not followed and not among them."""
    return dict(_walk(str(site), "")) if site.is_dir() else {}


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file."""
    info = path.lstat()
    return info.st_size, info.st_mtime_ns, info.st_ino


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                info = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, (info.st_size, info.st_mtime_ns, info.st_ino)


def publish(made: Path, site: Path, staying: Collection[str]) -> None:
    """Put everything in the folder `made` into `site`, and leave nothing else there but `staying`.

    If nothing stays, the folders are exchanged. Otherwise every file is already written when the first is put
    in its place, so only the system itself could stop it halfway; then the next build mends it.
    """
    if not staying:
        swap_directory(made, site)
        return
    new = [address for address, _ in _walk(str(made), "")]
    _prune(str(site), "", {*new, *staying})
    for address in new:
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(made / address, target)  # noqa: PTH105 - thousands of times


def _prune(folder: str, prefix: str, wanted: Collection[str]) -> bool:
    """Delete what isn't wanted; return whether nothing is left in `folder`."""
    empty = True
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        address = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            if address in wanted:
                shutil.rmtree(entry.path)
            elif _prune(entry.path, f"{address}/", wanted):
                os.rmdir(entry.path)  # noqa: PTH106 - a path as scandir gives it
            else:
                empty = False
        elif address in wanted and not entry.is_symlink():
            empty = False
        else:
            os.unlink(entry.path)  # noqa: PTH108 - a path as scandir gives it
    return empty
