"""What a reader raises when a file cannot be read."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it is what the file is
    """A file that cannot be read: why, and what its owner can do about it (may be empty)."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason}; {remedy}" if remedy else reason)
        self.reason = reason
        self.remedy = remedy
