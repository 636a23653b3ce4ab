"""The head of a document: what it is, which body met, when and where, who wrote it."""
