"""What comes in from elsewhere, what goes out, and the journal without its names."""
