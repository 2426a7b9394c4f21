"""One fact into one file, every other byte kept: new texts from old ones, then onto the disk."""

from generator.edits.comparison import BODY, check_only
from generator.edits.corrections import correct, quote_cut
from generator.edits.disk import Edit, as_bytes, edit_file, edit_files
from generator.edits.fields import set_field, set_in_mapping
from generator.edits.items import set_in_item
from generator.edits.lists import add_item
from generator.edits.lock import locked
from generator.edits.quoting import Value, quoted, quoted_key
from generator.edits.references import Reference, moved_addresses, replace_reference
from generator.edits.refusal import Busy, CannotEdit, FileChanged
from generator.edits.tasks import move_task_date, tick_task

__all__ = [
    "BODY", "Busy", "CannotEdit", "Edit", "FileChanged", "Reference", "Value",
    "add_item", "as_bytes", "check_only", "correct", "edit_file", "edit_files", "locked", "move_task_date",
    "moved_addresses", "quote_cut", "quoted", "quoted_key", "replace_reference", "set_field", "set_in_item",
    "set_in_mapping", "tick_task",
]  # fmt: skip
