"""The made-up county: its documents, the truth about them, and what the product makes of both."""
