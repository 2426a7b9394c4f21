"""The journal in other forms, one file a form, each a pure function."""
