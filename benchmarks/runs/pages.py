"""Pages opened from file:// in Chromium, the search among them."""

from statistics import median

from benchmarks.browser import new_page, seconds_to_interactive, seconds_to_result
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

OPENED = "page opened from file://, the slowest of five"
SEARCHED = "first search result from file://"
_VISITS = 7


def _visits(workshop: Workshop) -> list[list[float]]:
    """Open Today, the lists and a meeting in turn; return what the slowest of them took, and the searches."""
    addresses = ("index.html", "what-i-owe.html", "contacts/index.html", "meetings/index.html",
                 f"meetings/{workshop.meeting}.html")  # fmt: skip
    name = workshop.person.partition("-")[2]
    with new_page() as page:
        seconds_to_interactive(page, workshop.site / "index.html")  # the browser's own first page is slow
        opened: dict[str, list[float]] = {address: [] for address in addresses}
        for _ in range(_VISITS):
            for address in addresses:
                opened[address].append(seconds_to_interactive(page, workshop.site / address))
        searched = [seconds_to_result(page, workshop.site / "index.html", name) for _ in range(_VISITS)]
    return [max(opened.values(), key=median), searched]


RUNS = (Run(gives=(OPENED, SEARCHED), measure=_visits, once=True),)
