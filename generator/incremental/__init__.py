"""A build of MkDocs' site that renders again only what has changed, and what it must render, on all cores."""
