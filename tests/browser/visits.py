"""A page in the browser, with an eye on every request and every complaint."""

from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

BOTH_WAYS = pytest.mark.parametrize("base", ["file", "http"], indirect=True)
"""What works in another way over http than from files."""


@dataclass
class Visit:
    """A page in the browser, what it asked for and what went wrong in it."""

    base: str
    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self._note_failure(request.url, request.failure))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )

    def _note_failure(self, url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # the page was left before its search had loaded
            self.complaints.append(f"failed: {url}")

    def go(self, address: str) -> None:
        self.page.goto(f"{self.base}/{address}", wait_until="load")

    def open_search(self) -> None:
        """Press `/` until the theme listens to it: a page is there before its script has begun to."""
        field = self.page.locator(".md-search__input")
        for _ in range(19):
            self.page.keyboard.press("/")
            with suppress(AssertionError):
                expect(field).to_be_focused(timeout=1_000)
                return
        expect(field).to_be_focused()

    @property
    def strangers(self) -> list[str]:
        """Requests to anything but the site."""
        own = (f"{self.base}/", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(own)]
