"""What is fast, measured beside something else in the same run; ratios hold where seconds do not."""
