"""Made-up counties of any size, with the truth about them: who is who, what is one matter, what became of it."""
