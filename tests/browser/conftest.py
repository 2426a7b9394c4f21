"""A site in Chromium, opened as files and over http, with an eye on every request and every complaint."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import sample_site
from attacks import VECTORS, journal_full_of
from built_site import HELLO, build_site, write_site_journal
from playwright.sync_api import Browser, sync_playwright

from browser.visits import Visit

_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        why = "there is no Chromium on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site, with a page of every attack in it."""
    files = {**HELLO, **journal_full_of(VECTORS)}
    return build_site(write_site_journal(tmp_path_factory.mktemp("browser") / "j", files)).site


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample journal's site."""
    return build_site(sample_site.copy_to(tmp_path_factory.mktemp("sample") / "j")).site


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder over http, and returns its address."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its parent's name
            pass

    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder))))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(params=["file", pytest.param("http", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """Return the address of the site: as files, which is how it is read; over http when there is time."""
    if request.param == "file":
        return site.as_uri()
    served: str = request.getfixturevalue("served")
    return served


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    seen = Visit(base, context.new_page())
    yield seen
    context.close()
    assert seen.strangers == []
    assert seen.complaints == []
