"""The people of an organisation: giving and taking roles, closing and opening accounts.

`by` None is the operator at the command line. What cannot be kept raises `ValidationError`, in words for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Membership, Organisation, Unit, User
from ..roles import ROLES
from ..rules.access import may_administer, require


def add_member(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    roles: Sequence[str],
    by: User | None,
    title: str = "",
    unit: Unit | None = None,
    password: str | None = None,
) -> User:
    """Give the person the roles, and an account when the address has none; done twice it is done once.

    Who has an account keeps its name, title and password. Without `password` the person chooses one through
    a reset. Roles held before are kept.
    """
    require(may_administer(by, organisation.pk))
    if unknown := [role for role in roles if role not in ROLES]:
        raise ValidationError(_("There is no role %(role)s.") % {"role": ", ".join(unknown)})
    if unit is not None and unit.organisation_id != organisation.pk:
        raise ValidationError(_("%(unit)s belongs to another organisation.") % {"unit": unit.name})
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        user = _account(email.strip(), name.strip(), title.strip(), password)
        for role in roles:
            defaults = {"unit": unit} if unit else {}
            Membership.objects.update_or_create(user=user, organisation=organisation, role=role, defaults=defaults)
        return user


def remove_role(*, organisation: Organisation, user: User, role: str, by: User | None) -> bool:
    """Take a role from the person. False when she did not hold it."""
    require(may_administer(by, organisation.pk))
    removed, _by_model = Membership.objects.filter(organisation=organisation, user=user, role=role).delete()
    return bool(removed)


def close_account(*, user: User) -> bool:
    """Nobody can log in with it, and those logged in are out at the next click. False when it was closed before.

    What the person has written and decided stays, under her name. An account may reach several organisations,
    so only the operator closes and opens one.
    """
    return bool(User.objects.filter(pk=user.pk, is_active=True).update(is_active=False))


def open_account(*, user: User) -> bool:
    """Let the person in again, with the roles she had. False when the account was open."""
    return bool(User.objects.filter(pk=user.pk, is_active=False).update(is_active=True))


def _account(email: str, name: str, title: str, password: str | None) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        User(email=email.lower(), name=name, title=title).full_clean(exclude=["password"])
        return User.objects.create_user(email, password, name=name, title=title)
    if not user.is_active:
        raise ValidationError(
            _("The account of %(email)s is closed. Open it before you give it roles.") % {"email": email}
        )
    return user
