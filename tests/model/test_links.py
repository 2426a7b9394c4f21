"""Where a link may lead."""

import pytest

from generator.model.links import SAFE_SCHEMES, is_local, is_remote, is_safe

UNSAFE = [
    "javascript:alert(1)", "JavaScript:x", "java\tscript:x", "java\nscript:x", " \x01javascript:x",
    "java&#115;cript:x", "java&#x73;cript&colon;x", "&amp;#106;avascript:x", "java\u200bscript:x",
    "vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "blob:x", "//host/x", "\\\\host\\x",
    "/\\host/x", "\t//host", "/\t/host", "C:\\notes", "view-source:https://e.example", "about:blank",
    "unknown:x",
]  # fmt: skip
RELATIVE = [
    "", "a.md", "../a%20b.md#c", "?a=b:c", "#x:y", "/a/b.md", "notes/12:30.md", "12:30.md",
    "javascript%3Ax", "./javascript:x",
]  # fmt: skip


@pytest.mark.parametrize("url", UNSAFE)
def test_what_runs_or_leaves_the_web_is_refused(url: str) -> None:
    assert not is_safe(url)
    assert not is_local(url)


@pytest.mark.parametrize("url", RELATIVE)
def test_what_lies_beside_the_page_is_safe_and_local(url: str) -> None:
    assert is_safe(url)
    assert is_local(url)


@pytest.mark.parametrize("scheme", SAFE_SCHEMES)
def test_a_safe_scheme_may_be_linked_but_not_fetched(scheme: str) -> None:
    assert is_safe(f"{scheme}:x")
    assert is_safe(f" {scheme.upper()}:x")
    assert not is_local(f"{scheme}:x")


@pytest.mark.parametrize(
    "url", ["https://e.example", " HTTP://e.example", "ht\ttps://e.example", "&#104;ttp://e.example"]
)
def test_the_web_is_remote(url: str) -> None:
    assert is_remote(url)
    assert not is_local(url)


@pytest.mark.parametrize("url", ["mailto:ana@e.example", "a.md", "https.md", "#https:x"])
def test_the_rest_is_not(url: str) -> None:
    assert not is_remote(url)
