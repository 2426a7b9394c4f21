"""The same Markdown for Hugo, with a bare theme of two templates: no search, no navigation, nothing else."""

import shutil
from pathlib import Path

_CONFIG = """\
baseURL = "/"
title = "A made-up networking journal"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]

[markup.goldmark.renderer]
unsafe = true
"""
_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><article>{{ .Content }}</article></body>
</html>
"""


def write_hugo_folder(plain: Path, folder: Path) -> None:
    """Lay out the pages of `plain`, an export for MkDocs, as Hugo wants them."""
    for source in sorted(plain.rglob("*.md")):
        address = source.relative_to(plain)
        name = "_index.md" if address.name == "index.md" else address.name
        to = folder / "content" / address.with_name(name)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, to)
    layouts = folder / "layouts"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_PAGE, encoding="utf-8")
    (folder / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
