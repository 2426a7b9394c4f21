"""The copy to show of a journal: initials for names, opaque slugs, and only the fields that others may see."""
