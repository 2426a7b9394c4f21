"""The site: its pages, what MkDocs calls, and the server that shows it while its owner edits."""
