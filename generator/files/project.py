"""Where a journal lies: the folder of mkdocs.yml, read without loading MkDocs."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.files.inside import leads_out
from generator.files.reading import read_plain

_DEEPEST = 5
"""How many files may inherit from each other."""
_LARGEST = 1024 * 1024
"""How many bytes a mkdocs.yml may have."""
CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


class NoProject(Exception):
    """There is no journal to work on; the message says why, in one line.

    `begun` says that there is a mkdocs.yml, which can't be used as it is.
    """

    def __init__(self, why: str, *, begun: bool = True) -> None:
        super().__init__(why)
        self.begun = begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with a mkdocs.yml: its records in `docs`, its built site in `site`, the plugin's `options`.

    `written` is everything that mkdocs.yml says; a value with one of MkDocs' own tags is None in it. `configs` are
    mkdocs.yml and the files that it inherits from.
    """

    root: Path
    config: Path
    configs: tuple[Path, ...] = ()
    docs: Path
    site: Path
    options: Mapping[str, Any] = field(default_factory=dict)
    written: Mapping[str, Any] = field(default_factory=dict)
    lists_journal: bool = True
    """Whether our plugin is among those that mkdocs.yml lists."""


def find(start: Path) -> Project:
    """Return the project of the nearest folder upward from `start`; raise NoProject."""
    for folder in (start.absolute(), *start.absolute().parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return _read(folder, folder / name)
    raise NoProject(f"there is no mkdocs.yml in {start} or in any folder above it", begun=False)


def _read(root: Path, config: Path) -> Project:
    content = _content(config, root, 0)
    docs = root / str(content.get("docs_dir") or "docs")
    if not _is_there(docs, Path.is_dir):
        raise NoProject(f"{config.name} says docs_dir: {_short(docs.name)}, but there is no such folder in {root}")
    site = root / str(content.get("site_dir") or "site")
    # The folder itself may be a link, to a cloud drive say; mkdocs.yml may not name one that lies elsewhere.
    named = Path(os.path.normpath(docs))
    above = root if named == root else named.parent
    if not named.is_relative_to(root) or leads_out(above, root):
        raise NoProject(
            f"{config.name} says docs_dir: {_short(str(content.get('docs_dir')))}, which lies outside {root}"
        )
    configs = tuple(_chain(config))
    plugins = content.get("plugins")
    if (times := _times_listed(plugins)) > 1:
        raise NoProject(
            f"{config.name} lists the plugin `journal` {'twice' if times == 2 else 'several times'}; keep one"
        )
    return Project(
        root=root, config=config, configs=configs, docs=docs, site=site, options=_options(plugins), written=content,
        lists_journal=bool(times),
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"


def _is_there(path: Path, look: Callable[[Path], bool]) -> bool:
    """Return whether a path leads to what is looked for; no system has a name with a null or of 5,000 letters."""
    try:
        return look(path)
    except (OSError, ValueError):
        return False


def _chain(config: Path) -> Iterator[Path]:
    """Yield a mkdocs.yml and every file that it inherits from, whether it is there or not."""
    seen: set[Path] = set()
    while config not in seen and len(seen) <= _DEEPEST:
        seen.add(config)
        yield config
        try:
            content = yaml.load(read_plain(config, _LARGEST), Loader=_ConfigLoader)  # noqa: S506 - a SafeLoader below
        except (OSError, ValueError, yaml.YAMLError):
            return
        parent = content.get("INHERIT") if isinstance(content, dict) else None
        if not isinstance(parent, str):
            return
        config = config.parent / parent


def _content(config: Path, root: Path, depth: int) -> Mapping[str, Any]:
    if leads_out(config, root):
        what = f"inherits from {_short(config.name)}, which lies" if depth else "leads by a link"
        raise NoProject(f"{CONFIG_NAMES[0] if depth else config.name} {what} outside {root}, and is left unread")
    try:
        content = yaml.load(read_plain(config, _LARGEST), Loader=_ConfigLoader)  # noqa: S506 - a SafeLoader below
    except (OSError, ValueError, yaml.YAMLError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" line {where.line + 1}:" if where else ""
        problem = getattr(error, "problem", None) or getattr(error, "strerror", None) or "it can't be read"
        raise NoProject(f"{config.name}:{line} {problem}") from None
    if not isinstance(content, dict):
        raise NoProject(f"{config.name} holds no settings")
    parent = content.get("INHERIT")
    if isinstance(parent, str) and depth < _DEEPEST and _is_there(config.parent / parent, Path.is_file):
        return {**_content(config.parent / parent, root, depth + 1), **content}
    return content


def _options(plugins: object) -> Mapping[str, Any]:
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and "journal" in entry:
            return entry["journal"] if isinstance(entry["journal"], dict) else {}
    return {}


def _times_listed(plugins: object) -> int:
    entries = plugins if isinstance(plugins, list) else [plugins]
    return sum(entry == "journal" or (isinstance(entry, dict) and "journal" in entry) for entry in entries)


class _ConfigLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads plain YAML; MkDocs' own tags (`!ENV`, `!!python/name:`) concern parts that we don't read."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def _as_written(kind: str) -> None:
    """Let a value that has the look of a `kind` and is none, such as 2025-02-29 of a day, be the text that it is."""
    construct = getattr(_ConfigLoader, f"construct_yaml_{kind}")

    def constructed(loader: Any, node: Any) -> Any:
        try:
            return construct(loader, node)
        except (ValueError, TypeError, AttributeError, OverflowError, KeyError, IndexError):
            return node.value if isinstance(node, yaml.ScalarNode) else None

    _ConfigLoader.add_constructor(f"tag:yaml.org,2002:{kind}", constructed)


for _kind in ("int", "float", "timestamp", "bool", "binary"):
    _as_written(_kind)
