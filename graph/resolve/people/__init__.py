"""Who is who, and who held which post or seat, from when to when."""
