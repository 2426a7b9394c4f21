"""`python -m generator` is the command `journal`."""

from generator.start import main

main()
