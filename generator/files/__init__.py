"""Files: texts and places in them, folders, front matter as YAML with places, git, watching, writing."""
