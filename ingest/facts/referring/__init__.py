"""How business moves between bodies."""
