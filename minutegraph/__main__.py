"""`python -m minutegraph` is the command."""

from minutegraph.main import run

run()
