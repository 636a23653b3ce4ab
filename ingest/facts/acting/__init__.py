"""Work that somebody took on or was given."""
