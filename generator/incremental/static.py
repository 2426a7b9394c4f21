"""Files that go to the site as they are: the theme's, ours and the owner's; copied where they may have changed."""

import os
from collections.abc import Mapping

from mkdocs.structure.files import File, Files

from generator.clock import written_just_now
from generator.incremental.published import Present
from generator.incremental.rendered import Rendered
from generator.site_files import MadeFile


def copy_static(
    files: Files, old: Mapping[str, Rendered], lying: Present
) -> tuple[dict[str, Rendered], dict[str, Rendered]]:
    """Copy what may have changed; return what was copied and what lies in the site as it is, by address."""
    copied: dict[str, Rendered] = {}
    left: dict[str, Rendered] = {}
    for file in files:
        if file.is_documentation_page() or not file.inclusion.is_included():  # type: ignore[no-untyped-call] # MkDocs has no type for it
            continue
        known, key = old.get(file.src_uri), _key(file)
        if known and key and known.key == key and known.stamp and known.stamp == lying.get(file.dest_uri):
            left[file.src_uri] = known
        else:
            file.copy_file(dirty=False)
            copied[file.src_uri] = Rendered(address=file.src_uri, key=key)
    return copied, left


def _key(file: File) -> str:
    """Return what tells a file from what it was before; empty for one that was written just now."""
    if isinstance(file, MadeFile):
        return file.key
    if file.abs_src_path is None:
        return ""
    info = os.stat(file.abs_src_path)  # noqa: PTH116 - of what a link leads to, and for hundreds of files
    if written_just_now(info):
        return ""
    return f"{file.abs_src_path}:{info.st_size}:{info.st_mtime_ns}:{info.st_ctime_ns}:{info.st_ino}"
