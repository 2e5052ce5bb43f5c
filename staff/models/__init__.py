from staff.models.deed import Deed
from staff.models.demo_account import DemoAccount
from staff.models.integration import Integration
from staff.models.member import Member
from staff.models.password_link import PasswordLink
from staff.models.recovery_code import RecoveryCode
from staff.models.role import Role
from staff.models.sign_in import SignIn
from staff.models.wrong_password import WrongPassword

__all__ = [
    "Deed",
    "DemoAccount",
    "Integration",
    "Member",
    "PasswordLink",
    "RecoveryCode",
    "Role",
    "SignIn",
    "WrongPassword",
]
