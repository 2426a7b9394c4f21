"""Files: a text and its places, what lies in a folder, front matter as located YAML, and the one place that writes."""
