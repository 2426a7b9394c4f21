"""The journal in other formats, one module for each, as pure functions."""
