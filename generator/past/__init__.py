"""What the journal was: its records as git keeps them, read without touching the working tree."""

from generator.past.earlier import Past, past
from generator.past.git import Commit, History, NoHistory

__all__ = ["Commit", "History", "NoHistory", "Past", "past"]
