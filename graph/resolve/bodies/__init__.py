"""Which body a name means, what kind of body it is, and what may go from one to another."""
