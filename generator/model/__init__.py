"""Records: what an owner writes down, as frozen values that know where they were written, and how they are read."""
