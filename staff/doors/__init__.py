"""The doors of the house: who is let in, and which of them takes which power."""

from staff.doors.guard import MemberRequest, may, needs, refuse

__all__ = ["MemberRequest", "may", "needs", "refuse"]
