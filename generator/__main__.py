"""`python -m generator` is the command `journal`."""

from generator.cli import main

main()
