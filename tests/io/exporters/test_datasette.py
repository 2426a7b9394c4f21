"""The database in the program that people look at databases with: Datasette shows every page of it."""

import json
import subprocess
import sys
from pathlib import Path

from conftest import MakeJournal
from test_tables import OWN, WORLD

WALK = """
import asyncio, json, re, sys
from datasette.app import Datasette

async def walk():
    datasette = Datasette([sys.argv[1]], settings={"num_sql_threads": 1})
    await datasette.invoke_startup()
    found, ahead = {}, ["/"]
    while ahead:
        address = ahead.pop()
        if address not in found:
            answer = await datasette.client.get(address, follow_redirects=True)
            found[address] = answer.status_code
            ahead += [one for one in re.findall(r'href="(/base[^"#?.]*)["#?]', answer.text)]
    print(json.dumps(found))

asyncio.run(walk())
"""
"""Follows every link to a table or a row; those that sort and filter are the same pages again."""


def test_datasette_shows_every_table_and_every_row(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({**WORLD, **OWN, "companies/acme.md": "---\nname: Acme\n---\n"})
    assert small.run("export", "sqlite", "-o", str(tmp_path / "base.db")).exit_code == 0
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WALK, str(tmp_path / "base.db")],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"PYTHONUTF8": "1", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert {address: status for address, status in found.items() if status != 200} == {}
    for address in (
        "/base/contacts",
        "/base/contacts/ana",
        "/base/meetings/m",
        "/base/contacts_outreach/1",
        "/base/debts",
    ):
        assert address in found
