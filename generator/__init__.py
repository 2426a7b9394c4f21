"""A networking journal: Markdown records in; what is owed to whom, and a private offline site, out."""

__version__ = "0.1.0"
