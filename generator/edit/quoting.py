"""Texts as YAML that is read back as the same text, with quotes only where YAML needs them."""

import re
from collections.abc import Mapping
from typing import TypeAlias

import yaml

from generator.files.yaml_nodes import compose, forbidden
from generator.model.decode import plain

Value: TypeAlias = str | tuple[str, ...]
"""What a field may be given: a text, or several where it is a list."""

_CERTAIN = re.compile(r"\w(?:[\w./@+-]| (?=\w))*")
# Line ends of any kind, and characters that YAML or an editor may not keep.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\0": r"\0", '"': r"\"", "\\": r"\\"}


def quoted(text: str, *, flow: bool = False) -> str:
    """Return `text` as a YAML scalar, in quotes only where it needs them; `flow` says that it stands in brackets."""
    if (text != "null" and _CERTAIN.fullmatch(text)) or _is_itself_bare(text, flow=flow):
        return text
    return _in_quotes(text)


def quoted_key(text: str, *, flow: bool = False) -> str:
    """Return `text` as the name of a field."""
    trial, wanted = (f"{{{text}: x}}", {text: "x"}) if flow else (f"{text}: x", {text: "x"})
    return text if _CERTAIN.fullmatch(text) or _reads(trial, wanted) else _in_quotes(text)


def in_style(text: str, style: str | None, *, flow: bool = False) -> str:
    """Return `text` with the quotes of `style`, if they can hold it."""
    if half := _SURROGATE.search(text):
        raise UnicodeEncodeError("utf-8", text, half.start(), half.end(), "half a character can't be written")
    if style == "'" and not _UNSEEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style in ("'", '"'):
        return '"' + re.sub(rf'["\\]|{_UNSEEN.pattern}', _escaped, text) + '"'
    return quoted(text, flow=flow)


def rendered(value: Value, *, flow: bool = False, style: str | None = None) -> str:
    """Return a text, or several as a list between brackets."""
    if isinstance(value, str):
        return in_style(value, style, flow=flow)
    return "[" + ", ".join(quoted(text, flow=True) for text in value) + "]"


def flow_mapping(fields: Mapping[str, Value]) -> str:
    """Return fields as one flow mapping: `{on: 2026-11-22, by: email}`."""
    pairs = (f"{quoted_key(name, flow=True)}: {rendered(value, flow=True)}" for name, value in fields.items())
    return "{" + ", ".join(pairs) + "}"


def _in_quotes(text: str) -> str:
    single = ('"' in text or "\\" in text) and "'" not in text
    return in_style(text, "'" if single else '"')


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _is_itself_bare(text: str, *, flow: bool) -> bool:
    """Ask our own reader, since it decides."""
    if flow:
        return _reads(f"[{text}, x]", [text, "x"]) and _reads(f"{{k: {text}, x: y}}", {"k": text, "x": "y"})
    return _reads(f"k: {text}", {"k": text}) and _reads(f"- {text}", [text])


def _reads(trial: str, wanted: object) -> bool:
    if _UNSEEN.search(trial) or _SURROGATE.search(trial):
        return False
    try:
        root = None if forbidden(trial) else compose(trial)
    except yaml.YAMLError:
        return False
    return root is not None and plain(root) == wanted
