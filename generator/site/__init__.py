"""The site: its pages, the plugin that MkDocs calls, and the server that shows it while the owner edits."""
