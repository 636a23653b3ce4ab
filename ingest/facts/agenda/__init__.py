"""The items of business, and the talk below them of which nothing follows."""
