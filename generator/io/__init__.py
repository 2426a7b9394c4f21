"""Imports from other programs, exports to them, and the copy of a journal without names."""
