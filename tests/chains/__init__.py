"""Made-up councils whose papers tell what became of their business, by authors who did not know the program."""
