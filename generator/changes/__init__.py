"""What a command writes: one fact of the owner's life into the one file that it belongs to."""

from generator.changes.change import CannotWrite, Change, apply

__all__ = ["CannotWrite", "Change", "apply"]
