"""Who was there, in what capacity, who sent apologies and who sat for whom."""
