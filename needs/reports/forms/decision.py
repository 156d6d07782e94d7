"""The approver's form: a verdict and a comment for each need and for the whole, confirmed with the password."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.accounts.models import User
from needs.casefile.kinds import Verdict
from needs.cases.choices import VERDICTS, WHOLE_VERDICTS, pairs
from needs.cases.models import Case
from needs.cases.rules.approval import verdicts
from needs.safekeeping.forms import LimitedForm, OnceForm
from needs.safekeeping.refusal import Obstacle, RuleViolation


class DecisionForm(OnceForm, LimitedForm):
    """`needs` are the ids to decide on; those in `settled` have not changed since they were last approved.

    What a decision must contain is the rules' affair; the form only asks for the password.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    rest = forms.BooleanField(label=_("Approve every need I have not chosen anything for"), required=False)
    verdict = forms.ChoiceField(
        label=_("Your decision on the whole"),
        choices=pairs(WHOLE_VERDICTS),
        widget=forms.RadioSelect,
        required=False,
    )
    comment = forms.CharField(
        label=_("Comment to the owner"),
        help_text=_("Needed if you return or reject. Say what should be done."),
        widget=forms.Textarea,
        required=False,
    )
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("You decide under your own name. The password confirms that it is you."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password to confirm the decision.")},
    )

    password.width = "medium"  # type: ignore[attr-defined]  # read by the template pack

    def __init__(self, *args: Any, user: User, needs: Sequence[str], settled: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.needs = needs
        for ref in needs:
            chosen = Verdict.APPROVE.value if ref in settled else None
            self.fields[f"verdict-{ref}"] = forms.ChoiceField(
                label=ref, choices=pairs(VERDICTS), widget=forms.RadioSelect, required=False, initial=chosen
            )
            self.fields[f"comment-{ref}"] = forms.CharField(
                label=_("Comment on %(need)s") % {"need": ref}, widget=forms.Textarea, required=False
            )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("The password is not right. Write it again; your choices are still here."))
        return password

    def verdicts(self) -> dict[str, tuple[str, str]]:
        """`{"B-001": (verdict, comment)}`, empty verdicts included."""
        left = Verdict.APPROVE.value if self.cleaned_data["rest"] else ""
        return {
            ref: (self.cleaned_data[f"verdict-{ref}"] or left, self.cleaned_data[f"comment-{ref}"])
            for ref in self.needs
        }

    def obstacles(self, case: Case) -> list[Obstacle]:
        """What the rules would say of the choices, so that a wrong password does not hide it."""
        given = self.cleaned_data
        return list(
            verdicts(
                case, verdict=given["verdict"], comment=given["comment"], needs=self.verdicts(), expected=self.needs
            )
        )

    def show(self, violation: RuleViolation) -> None:
        """Put each obstacle at the field that mends it. Raises the violation when one belongs to no field."""
        for obstacle in violation.obstacles:
            name = obstacle.fragment.removeprefix("id_")
            if name not in self.fields:
                raise violation
            self.add_error(name, obstacle.message)
