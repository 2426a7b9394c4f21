"""Live servers: from a save to the page that shows it, over HTTP; an edit of one page, and one of a list."""

from functools import partial

from benchmarks import edits, programs
from benchmarks.runs.run import Run
from benchmarks.servers import HOST, free_port, saves, serving
from benchmarks.workshop import Workshop

MEETING = "journal serve, a meeting's notes"
LIST = "journal serve, a role in the list of people"
HUGO_MEETING = "hugo server, a meeting's page"
HUGO_LIST = "hugo server, the list of people"


def _journal(workshop: Workshop) -> list[list[float]]:
    folder, port = workshop.copy("served"), free_port()
    meeting = folder / "journal" / "meetings" / f"{workshop.meeting}.md"
    person = folder / "journal" / "contacts" / f"{workshop.person}.md"
    command = (programs.beside_python("journal"), "serve", "--port", str(port))
    with serving(command, folder, port, "index.html"):
        return saves(
            workshop,
            port,
            (
                (f"meetings/{workshop.meeting}.html", partial(edits.note, meeting)),
                ("contacts/index.html", partial(edits.role, person)),
            ),
        )


def _hugo(workshop: Workshop) -> list[list[float]]:
    """Edit the Markdown of the pages themselves: Hugo has nothing to work out."""
    folder, port = workshop.hugo, free_port()
    meeting = folder / "content" / "meetings" / f"{workshop.meeting}.md"
    people = folder / "content" / "contacts" / "_index.md"
    command = (programs.hugo(), "server", "--bind", HOST, "--port", str(port))
    with serving(command, folder, port, ""):  # it answers a question for index.html with another address
        return saves(
            workshop,
            port,
            (
                (f"meetings/{workshop.meeting}.html", partial(edits.note, meeting)),
                ("contacts/", partial(edits.row, people, workshop.person)),
            ),
        )


RUNS = (
    Run(gives=(MEETING, LIST), measure=_journal, once=True),
    Run(gives=(HUGO_MEETING, HUGO_LIST), measure=_hugo, once=True),
)
