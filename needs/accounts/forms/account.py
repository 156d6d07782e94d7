"""The forms of the account pages, with words of our own for what is left empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import forms
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

EMAIL = _("Write your email address.")
PASSWORD = _("Write your password.")
OLD_PASSWORD = _("Write the password you have now.")
NEW_PASSWORD = _("Write a new password.")
AGAIN = _("Write the new password once more.")


class LoginForm(forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, {"login": EMAIL, "password": PASSWORD})


class ResetPasswordForm(forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, {"email": EMAIL})


class ResetPasswordKeyForm(forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, {"password1": NEW_PASSWORD, "password2": AGAIN})


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, {"oldpassword": OLD_PASSWORD, "password1": NEW_PASSWORD, "password2": AGAIN})


class ReauthenticateForm(forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, {"password": PASSWORD})


def _ask(form: BaseForm, words: Mapping[str, Any]) -> None:
    for name, said in words.items():
        form.fields[name].error_messages["required"] = said
