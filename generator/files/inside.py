"""Whether a path lies where it seems to lie: links and names out of the journal are neither read nor written to.

The journal's folder itself may be a link, to a cloud drive say; what lies in it may not lead out of it.
"""

import errno
from pathlib import Path


class LeadsOut(OSError):
    """A link, where a file or folder of the journal's own is wanted; nothing was read or written there."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(errno.ELOOP, f"{why}; nothing was written", str(path))


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path that is named as if it lay in `folder` leads elsewhere, by a link or by its name.

    A link in a circle leads nowhere, so not out.
    """
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def linked_on_the_way(path: Path, folder: Path) -> Path | None:
    """Return the first link between `folder` and a file in it, None where there is none.

    What lies behind such a link is never read, or lies elsewhere.
    """
    steps = path.relative_to(folder).parts
    between = (folder.joinpath(*steps[: number + 1]) for number in range(len(steps) - 1))
    return next((step for step in between if step.is_symlink()), None)


def private_folder(root: Path) -> Path:
    """Return `.journal/` beside mkdocs.yml, made for its owner alone if need be; raise LeadsOut where it is a link."""
    kept = root / ".journal"
    if kept.is_symlink():
        raise LeadsOut(kept, "it is a link, and this folder is changed and emptied without asking; delete the link")
    kept.mkdir(mode=0o700, exist_ok=True)
    return kept
