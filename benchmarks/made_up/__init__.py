"""A journal of any size about people who do not exist: the same size and seed give the same bytes."""

from benchmarks.made_up.files import write
from benchmarks.made_up.story import TODAY, Story, tell

__all__ = ["TODAY", "Story", "tell", "write"]
