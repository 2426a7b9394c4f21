"""A page opened as a file in Chromium, as somebody sees it who clicks on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import programs
from benchmarks.processes import Failed

_ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
# Two frames drawn and a task run after the load event: the page is there, and nothing keeps it from answering.
_INTERACTIVE = """() => new Promise(done => {
  const rest = () => setTimeout(() => done(performance.now()));
  const answered = () => requestAnimationFrame(() => requestAnimationFrame(rest));
  document.readyState === "complete" ? answered() : addEventListener("load", answered);
})"""
_RESULT = """word => new Promise((done, failed) => {
  const began = performance.now();
  const field = document.querySelector("[data-md-component=search-query]");
  const look = () => {
    if (document.querySelector(".md-search-result__item")) done(performance.now() - began);
    else if (performance.now() - began > 60000) failed(new Error("no result within a minute"));
    else requestAnimationFrame(look);
  };
  document.querySelector("[data-md-toggle=search]").click();
  field.focus();
  field.value = word;
  field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  look();
})"""


@contextmanager
def new_page() -> Iterator[Any]:
    """Give a page in a fresh Chromium, without a cache of earlier visits."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Failed(f"playwright is not installed: {programs.INSTALL}") from None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=programs.chromium(), args=list(_ARGUMENTS))
        try:
            yield chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        finally:
            chromium.close()


def seconds_to_interactive(page: Any, path: Path) -> float:
    """Open a page of a built site; return the seconds until it is loaded, painted and answers."""
    page.goto("about:blank")
    page.goto(path.as_uri(), wait_until="commit")
    return float(page.evaluate(_INTERACTIVE)) / 1000


def seconds_to_result(page: Any, path: Path, word: str) -> float:
    """Open a page of a built site, then its search; return the seconds from there to the first result shown."""
    page.goto("about:blank")
    page.goto(path.as_uri(), wait_until="load")
    page.evaluate(_INTERACTIVE)
    return float(page.evaluate(_RESULT, word)) / 1000
