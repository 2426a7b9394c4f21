"""Neovim, where there is one: its own client understands what `journal lsp` says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MakeJournal

NEOVIM = shutil.which("nvim")
SCRIPT = """
local id = vim.lsp.start_client({{
  name = "journal", root_dir = "{root}", cmd = {{ "{python}", "-m", "generator", "--today", "2026-11-22", "lsp" }},
}})
vim.cmd("edit {root}/journal/contacts/ana.md")
vim.lsp.buf_attach_client(0, id)
vim.wait(20000, function() return vim.lsp.get_client_by_id(id).initialized == true end)
vim.api.nvim_buf_set_lines(0, 2, 3, false, {{ "how_found: refferal" }})
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
for _, one in ipairs(vim.diagnostic.get(0)) do print(one.lnum, one.col, one.message) end
local place = {{ textDocument = vim.lsp.util.make_text_document_params(), position = {{ line = 2, character = 2 }} }}
local found = vim.lsp.buf_request_sync(0, "textDocument/hover", place, 20000)
print(found[id].result.contents.value)
vim.cmd("qa!")
"""


@pytest.mark.skipif(NEOVIM is None, reason="there is no Neovim here")
def test_neovim_underlines_a_mistake_and_says_what_a_field_is_for(journal: MakeJournal, tmp_path: Path) -> None:
    assert NEOVIM is not None
    root = journal({"contacts/ana.md": "---\nname: Ana\nhow_found: work\n---\n"}).root
    script = tmp_path / "editor.lua"
    script.write_text(SCRIPT.format(root=root, python=sys.executable), encoding="utf-8")
    command = [NEOVIM, "--headless", "--clean", "-n", "-c", f"luafile {script}"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=90)
    assert "2 11 how_found can't be refferal" in run.stderr
    assert "**how_found**" in run.stderr
