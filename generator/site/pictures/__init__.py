"""Pictures as inline SVG, drawn by pure functions of plain values: each answers one question in words and shapes."""
