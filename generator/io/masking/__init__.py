"""A journal made fit to be shown: initials for names, opaque slugs, and only the fields that are meant to be seen."""
