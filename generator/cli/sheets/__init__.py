"""What `journal show` prints, one kind of record a file: the essentials in plain words."""
