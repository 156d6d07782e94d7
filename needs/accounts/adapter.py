from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    error_messages: ClassVar[dict[str, Promise]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("The account is closed. Ask the person who administers Behovsarbete where you work."),
        "email_password_mismatch": _("The email address and the password do not belong together. Try again."),
        "enter_current_password": _("That is not the password you have now. Try again."),
        "incorrect_password": _("That is not your password. Try again."),
        "too_many_login_attempts": _("Too many attempts. Wait fifteen minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
