"""The rules of contract §4: what is wrong with the records, or could be better; each has a page of its own."""
