"""The catalogues of who customers are, and looks at the log, for admins."""

from customers.admin import catalogues, looks, reactions

__all__ = ["catalogues", "looks", "reactions"]
