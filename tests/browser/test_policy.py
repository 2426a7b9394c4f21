"""The policy alone: the theme works by it, and nothing does that somebody else has put into a page."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from attacks import HOST, VECTORS
from built_site import HELLO, build_site, write_site_journal
from markupsafe import Markup
from playwright.sync_api import Browser, Dialog

from generator.site import plugin
from generator.site.pages import python_markdown

pytestmark = pytest.mark.browser

RAN = "console.log('it ran')"
PLAIN = {
    "an inline script": f"<script>{RAN}</script>",
    "a listener": f'<img src=x onerror="{RAN}">',
    "a remote script": f"<script src=http://{HOST}/x.js></script>",
    "a script in its own address": f'<script src="data:,{RAN}"></script>',
    "a remote picture": f"<img src=http://{HOST}/x.png>",
    "a remote style sheet": f"<link rel=stylesheet href=http://{HOST}/x.css>",
    "a style sheet in the page": f"<style>body{{background:url(http://{HOST}/x.png)}}</style>",
    "a style": f'<p style="background:url(http://{HOST}/x.png)">x</p>',
    "a remote font": f"<style>@font-face{{font-family:x;src:url(http://{HOST}/x)}}i{{font-family:x}}</style><i>x</i>",
    "a remote frame": f"<iframe src=http://{HOST}/></iframe>",
    "a frame with a script": f'<iframe srcdoc="<script>{RAN}</script>"></iframe>',
    "a frame that is a script": f'<iframe src="javascript:{RAN}"></iframe>',
    "a frame of data": f'<iframe src="data:text/html,<script>{RAN}</script>"></iframe>',
    "an object": f"<object data=http://{HOST}/></object>",
    "something embedded": f"<embed src=http://{HOST}/>",
    "a film": f"<video src=http://{HOST}/v autoplay></video>",
    "a poster": f"<video poster=http://{HOST}/p></video>",
    "a form": f"<form action=http://{HOST}/><input name=q value=secret><button class=press>x</button></form>",
    "a form that is a script": f'<form action="javascript:{RAN}"><button class=press>x</button></form>',
    "a link that is a script": f'<a class=press href="javascript:{RAN}">x</a>',
    "a link that listens": f'<a class=press href=#x onclick="{RAN}">x</a>',
    "another base": f"<base href=http://{HOST}/><img src=x.png>",
    "a drawing that listens": f'<svg onload="{RAN}"></svg>',
    "a drawing's picture": f"<svg><image href=http://{HOST}/x.png /></svg>",
    "something to fetch ahead": f"<link rel=preload as=script href=http://{HOST}/x.js>",
}  # fmt: skip
# What no policy in a page can forbid, so that the sanitizer alone stands there: a page that sends its reader elsewhere.
# And Chromium calls the host of a frame over https before it asks the policy, and hangs up without a word: hence http.
BEYOND = ("http-equiv=refresh",)
FEW = (
    "an inline script", "a remote script", "a remote picture", "a style", "an object", "a form",
    "a link that is a script", "another base",
)  # fmt: skip
"""One for each part of the policy."""
PRESS = "Array.from(document.querySelectorAll('.press, [action] button, [action] [type=image]'), (at) => at.click())"


@dataclass
class Stranger:
    """Whoever is asked for anything that is not on this machine: it notes what for, and says nothing."""

    door: socket.socket
    asked: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        port: int = self.door.getsockname()[1]
        return port

    def listen(self) -> None:
        while True:
            try:
                caller, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self.hear, args=[caller], daemon=True).start()

    def hear(self, caller: socket.socket) -> None:
        with caller, caller.makefile("rb") as lines, suppress(OSError):
            self.asked.append(lines.readline().decode("latin-1").strip())


@pytest.fixture(scope="module")
def stranger() -> Iterator[Stranger]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        there = Stranger(door)
        threading.Thread(target=there.listen, daemon=True).start()
        yield there
        door.shutdown(socket.SHUT_RDWR)


def attacked(folder: Path, texts: Iterable[str], *, policy: bool) -> Path:
    """Build a journal that has each attack on a page of its own, as if nothing were sanitised."""
    texts = [text.replace("https:", "http:") for text in texts]
    files = {f"free{number}.md": f"# Attack {number}\n\n<div>{text}\n</div>\n" for number, text in enumerate(texts)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(python_markdown, "sanitize", Markup)
        if not policy:
            patch.setattr(plugin, "with_policy", lambda page, _: page)
        # Python-Markdown hands HTML on as it is; in CommonMark of the journal most of this would be text.
        return build_site(write_site_journal(folder, {**HELLO, **files}, markdown_extensions=["md_in_html"])).site


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return attacked(tmp_path_factory.mktemp("guarded") / "j", PLAIN.values(), policy=True)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return attacked(tmp_path_factory.mktemp("bare") / "j", PLAIN.values(), policy=False)


@contextmanager
def victim(chromium: Browser, stranger: Stranger, *, waits: bool = False) -> Iterator[Callable[[str], list[str]]]:
    """Give a function that opens a page and presses what there is to press; it returns what ran and what was asked.

    Where it `waits`, it gives a slow machine time until something has.
    """
    proxy = {"server": f"http://127.0.0.1:{stranger.port}", "bypass": "127.0.0.1"}
    context = chromium.new_context(proxy=proxy)  # type: ignore[arg-type] # a TypedDict

    def open_page(address: str) -> list[str]:
        page, ran = context.new_page(), list[str]()
        page.on("console", lambda message: ran.append("ran") if message.text == "it ran" else None)
        page.on("dialog", lambda dialog: dismiss(dialog, ran))
        page.goto(address, wait_until="load")
        page.wait_for_timeout(60)
        page.evaluate(PRESS)
        page.wait_for_timeout(60)
        for _ in range(100 if waits else 0):
            if ran or any(HOST in line for line in stranger.asked):
                break
            page.wait_for_timeout(100)
        page.close()
        asked, stranger.asked[:] = [line for line in stranger.asked if HOST in line], []
        return ran + asked

    yield open_page
    context.close()


def dismiss(dialog: Dialog, ran: list[str]) -> None:
    ran.append(dialog.message)
    dialog.dismiss()


def test_by_the_policy_alone_nothing_runs_and_nobody_is_asked(
    chromium: Browser, guarded: Path, stranger: Stranger, serve: Callable[[Path], str]
) -> None:
    """Each of a few is opened once, by turns as a file and over http."""
    bases = (guarded.as_uri(), serve(guarded))
    with victim(chromium, stranger) as open_page:
        for turn, what in enumerate(FEW):
            address = f"{bases[turn % 2]}/free{list(PLAIN).index(what)}.html"
            assert open_page(address) == [], f"{what}, {address}"


def test_without_it_each_of_them_would(
    chromium: Browser, bare: Path, stranger: Stranger, serve: Callable[[Path], str]
) -> None:
    """The same few, so that each is known to be one."""
    base = serve(bare)
    with victim(chromium, stranger, waits=True) as open_page:
        for what in FEW:
            assert open_page(f"{base}/free{list(PLAIN).index(what)}.html") != [], what


@pytest.mark.slow
def test_all_of_them_do_nothing_by_the_policy_alone_and_would_without_it(
    chromium: Browser, guarded: Path, bare: Path, stranger: Stranger, serve: Callable[[Path], str]
) -> None:
    guards, without = (guarded.as_uri(), serve(guarded)), serve(bare)
    with victim(chromium, stranger) as open_page:
        for number, what in enumerate(PLAIN):
            for base in guards:
                assert open_page(f"{base}/free{number}.html") == [], f"{what}, {base}"
            assert open_page(f"{without}/free{number}.html") != [], what


@pytest.mark.slow
def test_by_the_policy_alone_no_attack_that_we_know_does_anything(
    chromium: Browser, tmp_path: Path, stranger: Stranger, serve: Callable[[Path], str]
) -> None:
    guarded = attacked(tmp_path / "j", VECTORS, policy=True)
    tried = [number for number, text in enumerate(VECTORS) if not any(word in text for word in BEYOND)]
    assert len(tried) >= 100
    with victim(chromium, stranger) as open_page:
        for base in (guarded.as_uri(), serve(guarded)):
            for number in tried:
                assert open_page(f"{base}/free{number}.html") == [], f"{VECTORS[number]}, {base}"
