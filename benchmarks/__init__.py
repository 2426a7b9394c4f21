"""How fast the journal is, side by side with other programs on the same pages: `python -m benchmarks`."""
