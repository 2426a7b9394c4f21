"""What an editor asks while its owner types, and the language server that answers (`journal lsp`)."""
