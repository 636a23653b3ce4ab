"""Other meetings that a document names by body and date."""
