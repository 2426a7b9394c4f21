"""Records as frozen values that know their places in the files, and how they are read."""
