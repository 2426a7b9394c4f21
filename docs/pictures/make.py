"""Take the README's pictures anew from the sample: `.venv/bin/journal build && .venv/bin/python docs/pictures/make.py`.

Chromium is looked for on the PATH; the pages are opened as files, as their owner opens them.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site"
PAGES = {
    "today": "index.html",
    "contact": "contacts/tomas-beaulieu.html",
    "introductions": "introductions.html",
    "brief": "briefs/2026-11-20-ingrid-solheim.html",
}
SCHEMES = ("light", "dark")
SIZE = {"width": 1024, "height": 768}


def main() -> None:
    """Take one picture of each page by day and by night."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in SCHEMES:
            context = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name, address in PAGES.items():
                page.goto((SITE / address).as_uri())
                page.wait_for_function("document.fonts.status === 'loaded'")
                page.screenshot(path=HERE / f"{name}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
