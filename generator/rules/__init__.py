"""The rules of contract §4, which find what is wrong with the records or could be better; each has its own page."""
