"""The built part put into the site, which is then what a build from nothing would have made."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.incremental.rendered import Stamp
from generator.writer import move, swap_directory

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
    """Put what is in the folder `made` in the place of `site`, together with the files `staying` of it.

    Those that stay are linked into the new folder, under one name more, so that the two folders can be exchanged in
    one step: whoever is killed or loses power leaves one site or the other. Raises OSError; then `site` is what it was.
    """
    there: set[str] = set()
    for address in staying:
        target = f"{made}/{address}"
        folder = os.path.dirname(target)  # noqa: PTH120 - thousands of times
        if folder not in there:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same
            there.add(folder)
        _link(f"{site}/{address}", target)
    swap_directory(made, site)


def renew(made: Path, site: Path, staying: Collection[str]) -> None:
    """Have the site be the same in the end, file by file: for a folder that this program alone reads.

    It takes as long as what has changed is much, not as the site is large. Raises OSError; what lies there by then is
    known by its stamp.
    """
    new = present_in(made)
    there = set(staying)
    for address in present_in(site).keys() - new.keys() - there:
        (site / address).unlink()
    try:
        for address in new:
            move(made / address, site / address)
            there.add(address)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):  # a page where a folder was, or the reverse
        publish(made, site, there)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileExistsError:  # made anew
        return
    except OSError:  # a file system that knows no second names
        shutil.copy2(old, new)
