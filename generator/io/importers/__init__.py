"""Importing files from other programs: a module for each format, matching with the journal, the review to tick."""

from generator.io.importers import google, ics, linkedin, vcard, xlsx
from generator.io.importers.found import CannotRead, Given, Importer, Reading

IMPORTERS: tuple[Importer, ...] = (
    linkedin.IMPORTER, google.IMPORTER, vcard.IMPORTER, xlsx.IMPORTER, ics.IMPORTER,
)  # fmt: skip
"""Each loads the library of its format only when it reads a file."""


def reading(importer: Importer, given: Given) -> Reading:
    """Return what a file holds; raise CannotRead, naming the importer that fits the file better, if there is one."""
    if importer.identify(given):
        return importer.extract(given)
    looks = next((other for other in IMPORTERS if other is not importer and other.identify(given)), None)
    hint = f"; it looks like {looks.what}: `journal import {looks.name} FILE`" if looks else ""
    raise CannotRead(f"this is not {importer.what}{hint}")
