"""The language server (`journal lsp`), and its answers to an editor: completion, hover, navigation and more."""
