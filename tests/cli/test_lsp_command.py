import sys

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal


def test_without_its_packages_the_language_server_says_in_one_line_how_to_get_them(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    small: SmallJournal = journal({})
    for name in [name for name in sys.modules if name.partition(".")[0] == "pygls" or "language_server" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    run = small.run("lsp")
    assert run.exit_code == 2
    assert run.stderr == "journal: this needs two packages more: pip install 'networking-journal[lsp]'\n"
