"""Editing the journal: each change writes one fact into the file it belongs to and keeps every other byte."""
