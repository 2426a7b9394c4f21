"""What follows from the facts, one question a module, each a pure function; nothing here knows what a debt is."""
