"""Live servers: until the first page is there, and from a save to the page that shows it, over HTTP."""

import time
from functools import partial

from benchmarks import edits, programs
from benchmarks.runs.run import Run
from benchmarks.servers import HOST, free_port, saves, serving
from benchmarks.workshop import Workshop

START = "journal serve, until Today is there"
MEETING = "journal serve, a meeting's notes on its page"
PERSON = "journal serve, a role on the person's page"
LIST = "journal serve, a role in the list of people"
HUGO_MEETING = "hugo server, a meeting's page"
HUGO_PERSON = "hugo server, a person's page"


def _journal(workshop: Workshop) -> list[list[float]]:
    folder, port = workshop.copy("served"), free_port()
    meeting = folder / "journal" / "meetings" / f"{workshop.meeting}.md"
    person = folder / "journal" / "contacts" / f"{workshop.person}.md"
    command = (programs.beside_python("journal"), "serve", "--port", str(port))
    began = time.perf_counter()
    with serving(command, folder, port, "index.html"):
        start = time.perf_counter() - began
        return [[start], *saves(
            workshop,
            port,
            (
                (f"meetings/{workshop.meeting}.html", partial(edits.note, meeting)),
                (f"contacts/{workshop.person}.html", partial(edits.role, person)),
                ("contacts/index.html", partial(edits.role, person)),
            ),
        )]  # fmt: skip


def _hugo(workshop: Workshop) -> list[list[float]]:
    """Edit the pages themselves: Hugo has nothing to work out."""
    folder, port = workshop.hugo, free_port()
    pages = [f"meetings/{workshop.meeting}", f"contacts/{workshop.person}"]
    command = (programs.hugo(), "server", "--bind", HOST, "--port", str(port))
    with serving(command, folder, port, ""):  # it answers a question for index.html with another address
        edited = [(f"{page}.html", partial(edits.note, folder / "content" / f"{page}.md")) for page in pages]
        return saves(workshop, port, edited)


RUNS = (
    Run(gives=(START, MEETING, PERSON, LIST), measure=_journal, once=True),
    Run(gives=(HUGO_MEETING, HUGO_PERSON), measure=_hugo, once=True),
)
