from staff.models.integration import Integration
from staff.models.member import Member
from staff.models.role import Role

__all__ = ["Integration", "Member", "Role"]
