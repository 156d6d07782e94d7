"""The mail that lets a new member in."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from ..models import Organisation, User

SECONDS_A_DAY = 24 * 60 * 60


def invite(*, user: User, organisation: Organisation, address: str) -> None:
    """Send a link with which the person chooses a password, once. `address` is where the product is: https://…

    The link is the same as that of "forgotten password" and as short-lived.
    """
    arguments = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    base = address.rstrip("/")
    context = {
        "user": user,
        "organisation": organisation,
        "choose_url": base + reverse("account_reset_password_from_key", kwargs=arguments),
        "forgotten_url": base + reverse("account_reset_password"),
        "days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
    }
    subject = render_to_string("accounts/invitation_subject.txt", context).strip()
    send_mail(subject, render_to_string("accounts/invitation.txt", context), None, [user.email])
