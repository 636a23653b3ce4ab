"""Decisions and motions: lists of clauses, labelled or told in prose."""
