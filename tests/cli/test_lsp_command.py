import sys

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal


def test_without_its_packages_the_language_server_says_in_one_line_how_to_get_them(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    small: SmallJournal = journal({})
    for name in [name for name in sys.modules if name.partition(".")[0] == "pygls"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "generator.editor.server", raising=False)
    # Imported again it would be found as a name of its package, without a look at the modules.
    monkeypatch.delattr("generator.editor.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls", None)
    run = small.run("lsp")
    assert run.exit_code == 2
    assert run.stderr == "journal: this needs two packages more: pip install 'networking-journal[lsp]'\n"
