"""What a file may bring in about customers, and by which columns other rooms' files say whom they mean."""

from customers.intake import customers

__all__ = ["customers"]
