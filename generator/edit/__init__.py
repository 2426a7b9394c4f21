"""What a command writes: one fact of the owner into the one file that it belongs to, every other byte kept."""
