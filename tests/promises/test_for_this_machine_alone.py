"""No command asks another machine for anything, and nothing writes down what the files say but the site itself."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
import sample_site
from served_site import PATIENCE, a_free_port
from small_journal import write_journal

WATCHED = """
import sys, os
ASKING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
          "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request", "webbrowser.open"}
def hook(event, args):
    asks = event in ASKING or event == "socket.bind" and args[1][0] != "127.0.0.1"
    if asks:
        os.write(2, f"ASKED {event} {args}\\n".encode())
        os._exit(99)
sys.addaudithook(hook)
"""
COMMANDS_IN_TURN = f"""{WATCHED}
import json
from generator.start import main
*before, each = sys.argv[1:]
for words in json.loads(each):
    sys.argv = ["journal", *before, *words]
    try:
        main()
    except SystemExit as ended:
        os.write(2, f"ENDED {{ended.code or 0}} {{' '.join(words)}}\\n".encode())
"""
COMMAND = f"{WATCHED}\nsys.argv[0] = 'journal'\nfrom generator.start import main\nmain()\n"
LIST = "Name,Company\nDee Ito,Blue Crane\n"
DAY = "2026-11-19"
COMMANDS: Sequence[tuple[str, ...]] = (
    ("check",), ("todo",), ("build",), ("build", "--for", "mentor"), ("review",), ("brief",), ("list", "contacts"),
    ("find", "a"), ("schema",), ("export", "json"), ("export", "ics"), ("export", "vcard"), ("export", "one-sheet"),
    ("export", "pages", "-o", "out"), ("import", "xlsx", "list.csv"), ("import", "apply", "list"),
    ("new", "contact", "Dee Ito"), ("contacted", "Eva Roth", "--by", "email"),
)  # fmt: skip
ANSWERS = {"": 200, "contacts/ingrid-solheim.html": 200, "search/search_index.json": 200, "nowhere.html": 404}


def run(root: Path, script: str, *args: str) -> "subprocess.CompletedProcess[str]":
    call = [sys.executable, "-c", script, "-C", str(root), "--today", DAY, *args]
    return subprocess.run(call, capture_output=True, text=True, check=False, cwd=root, timeout=120)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = sample_site.copy_to(tmp_path_factory.mktemp("sample") / "j")
    (root / "list.csv").write_text(LIST)
    for before in (("import", "xlsx", "list.csv"), ("new", "contact", "Eva Roth")):
        assert run(root, COMMAND, *before).returncode == 0
    return root


def test_no_command_opens_a_connection(sample: Path) -> None:
    result = run(sample, COMMANDS_IN_TURN, json.dumps(COMMANDS))
    assert "ASKED" not in result.stderr, result.stderr
    ended = [line.split(" ", 2) for line in result.stderr.splitlines() if line.startswith("ENDED")]
    assert [words for _, _, words in ended] == [" ".join(words) for words in COMMANDS], result.stderr
    assert {code for _, code, _ in ended} <= {"0", "1"}, result.stderr


def test_serving_asks_nobody_either_not_even_for_its_own_name(sample: Path) -> None:
    port = a_free_port()
    call = [sys.executable, "-c", COMMAND, "-C", str(sample), "--today", DAY, "serve", "--port", str(port)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=sample) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = {address: status(port, address) for address in ANSWERS}
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert "ASKED" not in errors, errors
    assert "Serving your journal on http://127.0.0.1:" in said
    assert found == ANSWERS
    assert process.returncode == 0, errors


def status(port: int, address: str) -> int:
    with suppress(OSError, HTTPException), closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/{address}")
        return connection.getresponse().status
    return 0


@pytest.mark.parametrize(
    "asking",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getfqdn('127.0.0.1')",
        "socket.socket().bind(('0.0.0.0', 0))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_who_asks_is_caught(asking: str) -> None:
    call = [sys.executable, "-c", f"{WATCHED}\nimport socket\n{asking}"]
    assert subprocess.run(call, capture_output=True, check=False, timeout=60).returncode == 99


SECRET = "zymurgy"
TELLING = f"""
    ---
    name: Ana Silva
    company: Acme
    personal: {{holiday: {SECRET}}}
    bond: {SECRET}
    phone: "{SECRET}"
    ---

    Told me about {SECRET} [[nowhere]] [x](gone-{SECRET}.md).
    """


@pytest.mark.parametrize("program", ["generator", "mkdocs"])
def test_what_a_build_says_and_leaves_behind_holds_no_word_of_the_files(tmp_path: Path, program: str) -> None:
    root = tmp_path / "j"
    write_journal(root, {"contacts/ana-silva.md": TELLING.replace(f" [x](gone-{SECRET}.md)", "")})
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + "theme: {name: material}\n")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    given = ["-C", str(root), "build"] if program == "generator" else ["build", "-f", str(root / "mkdocs.yml")]
    result = subprocess.run(
        [sys.executable, "-m", program, *given], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert SECRET not in result.stdout + result.stderr
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    telling = {path for path in new if SECRET.encode() in path.read_bytes()}
    assert telling, "the site tells it, or this test looks for the wrong word"
    assert {path.relative_to(root).parts[0] for path in telling} <= {"site", ".journal"}


def test_our_own_bugs_tell_where_they_are_and_not_what_was_read(tmp_path: Path) -> None:
    root = tmp_path / "j"
    write_journal(root, {"contacts/ana-silva.md": TELLING})
    script = (
        "import sys; sys.argv[0] = 'journal'\n"
        "import generator.facts.stages, generator.model.loader\n"
        "def broken(*args, **kwargs): raise RuntimeError('our own bug')\n"
        "import generator.debts; generator.debts.open_debts = broken; generator.debts.debts = broken\n"
        "from generator.start import main\nmain()\n"
    )
    result = run(root, script, "todo")
    assert result.returncode != 0
    assert "our own bug" in result.stderr
    assert SECRET not in result.stdout + result.stderr
