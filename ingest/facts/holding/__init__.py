"""Who holds which post or seat, and what people are outside the meeting."""
