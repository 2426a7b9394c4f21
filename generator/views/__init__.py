"""Views: what follows from the facts, one question a file, each a pure function."""
