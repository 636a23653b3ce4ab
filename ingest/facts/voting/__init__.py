"""Votes: counts, names by side, roll calls, tables, ballots on people."""
