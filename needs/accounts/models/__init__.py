from .membership import DelegationRule, Membership
from .organisation import Guidelines, Organisation, Unit
from .user import User

__all__ = ["DelegationRule", "Guidelines", "Membership", "Organisation", "Unit", "User"]
