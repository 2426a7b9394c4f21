"""What follows from the records on a day, as pure functions, a subject a module; nothing here knows what a debt is."""
