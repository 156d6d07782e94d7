from .contribution import Contact, Contribution, Item, Moderation, Use
from .inquiry import Inquiry, Material
from .invitation import Invitation, Link, LogEntry
from .reply import Reply, Visit

__all__ = [
    "Contact",
    "Contribution",
    "Inquiry",
    "Invitation",
    "Item",
    "Link",
    "LogEntry",
    "Material",
    "Moderation",
    "Reply",
    "Use",
    "Visit",
]
