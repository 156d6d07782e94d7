from .roles import ROLES

ROLE_CHOICES = [(role.code, role.name) for role in ROLES.values()]
