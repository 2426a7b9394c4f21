"""Pictures as inline SVG, made by pure functions of plain values."""
