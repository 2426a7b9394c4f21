"""What `journal init` lays down: a journal that builds, and an editor and a git that know it."""

from generator.starting.new_journal import NewFile, new_journal

__all__ = ["NewFile", "new_journal"]
