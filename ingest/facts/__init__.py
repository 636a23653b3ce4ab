"""From blocks to facts: a package for each kind of fact, whose modules read a `Reading` and return rows."""
