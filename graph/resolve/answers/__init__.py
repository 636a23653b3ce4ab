"""What became of each clause that was recommended."""
