"""From blocks to facts: one module for each kind of fact. Each reads a `Reading` and returns rows."""
