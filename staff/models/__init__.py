from staff.models.deed import Deed
from staff.models.integration import Integration
from staff.models.member import Member
from staff.models.role import Role

__all__ = ["Deed", "Integration", "Member", "Role"]
