"""`journal lsp`: between an editor and the room `lsp`, which knows the answers."""
