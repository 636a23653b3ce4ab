"""Which items are one matter, the steps it took, and what it still awaits."""
