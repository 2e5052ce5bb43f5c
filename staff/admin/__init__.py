"""Staff, roles, tokens, and who did what to the house, for admins."""

from staff.admin import deeds, integrations, members, roles, sign_ins

__all__ = ["deeds", "integrations", "members", "roles", "sign_ins"]
