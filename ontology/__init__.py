"""What there is: the classes of governance records, and the Record and Evidence types that carry facts."""
