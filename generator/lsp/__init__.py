"""What an editor asks while its owner types: a text, a place in it and the journal in, plain answers out."""
