"""Inviting people one by one, and what can be done with each invitation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.cases.models import Case
from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, require
from needs.safekeeping.views.once import carried_out, sent_before

from ..actions.invitation import extend, invite, remind, renew_link, revoke
from ..forms.inquiry import LastDayForm
from ..forms.invitation import InviteForm
from ..letters import text_of
from ..models import Inquiry, Invitation
from ..queries.inquiry import inquiry_of
from ..queries.invitation import invitation_of, known_addresses, letters_sent, next_to_remind, to_remind
from ..rules.invitation import extending_one, inviting, last_day, reminding, renewing
from .open_link import poster


@login_required
def create(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    # Sent again everybody is invited already: that is no fault of hers.
    if request.method == "POST" and (onward := sent_before(request)):
        return onward
    form = InviteForm(request.POST or None, inquiry=inquiry, known=known_addresses(inquiry))
    if request.method == "POST" and form.is_valid():
        return _invite(request, inquiry, form)
    subject, text = text_of("invitation", inquiry)
    context = {
        "case": case,
        "inquiry": inquiry,
        "form": form,
        "subject": subject,
        "text": text,
        "obstacles": list(inviting(inquiry, timezone.localdate())),
    }
    return render(request, "dialogue/invitation/new.html", context)


def _invite(request: HttpRequest, inquiry: Inquiry, form: InviteForm) -> HttpResponse:
    """What is said comes after the letters, which may have left already."""
    made: list[Invitation] = []
    began = timezone.now()

    def make() -> str:
        made.extend(invite(inquiry=inquiry, people=form.invitees, by=request.user))
        return reverse("inquiry", kwargs={"key": inquiry.case.key, "number": inquiry.number}) + "#invited"

    onward = carried_out(request, form, make)
    if made:
        messages.success(request, _invited(form, len(made), letters_sent(inquiry, "invitation", began)))
    return onward


def _invited(form: InviteForm, made: int, sent: int) -> str:
    if sent >= made:
        message = ngettext("One letter has been sent.", "%(number)d letters have been sent.", made)
    else:
        message = ngettext("One letter is on its way.", "%(number)d letters are on their way.", made)
    message %= {"number": made}
    if form.left_out:
        left = ngettext(
            "One address was left out: it stood there twice or was invited already.",
            "%(number)d addresses were left out: they stood there twice or were invited already.",
            form.left_out,
        )
        message = f"{message} {left % {'number': form.left_out}}"
    return message


@login_required
def renew(request: HttpRequest, key: str, number: int, invitation: str) -> HttpResponse:
    """An open link is shown at once, and only then. To one person another letter goes out."""
    case, found = _fetch_one(request, key, number, invitation)
    if request.method == "POST":
        token = renew_link(invitation=found, by=request.user)
        if token:
            return poster(request, found, token)
        messages.success(request, _("A new letter with a new link is on its way."))
        return redirect("inquiry", key=key, number=number)
    context = {**_context(case, found), "obstacles": list(renewing(found, timezone.localdate()))}
    return render(request, "dialogue/invitation/renew.html", context)


@login_required
def withdraw(request: HttpRequest, key: str, number: int, invitation: str) -> HttpResponse:
    case, found = _fetch_one(request, key, number, invitation)
    if request.method == "POST":
        revoke(invitation=found, by=request.user)
        messages.success(request, _("The invitation is withdrawn. Its links lead nowhere."))
        return redirect("inquiry", key=key, number=number)
    return render(request, "dialogue/invitation/revoke.html", _context(case, found))


@login_required
def prolong(request: HttpRequest, key: str, number: int, invitation: str) -> HttpResponse:
    case, found = _fetch_one(request, key, number, invitation)
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, check=lambda day: extending_one(found, day, today))
    if request.method == "POST" and form.is_valid():
        extend(invitation=found, closes_on=form.cleaned_data["closes_on"], by=request.user)
        messages.success(request, _("The last day is moved for this invitation."))
        return redirect("inquiry", key=key, number=number)
    return render(request, "dialogue/invitation/extend.html", {**_context(case, found), "form": form})


@login_required
def remind_all(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    if request.method == "POST":
        began = timezone.now()
        reminded = remind(inquiry=inquiry, by=request.user)
        messages.success(request, _reminded(reminded, letters_sent(inquiry, "reminder", began)))
        return redirect("inquiry", key=key, number=number)
    subject, text = text_of("reminder", inquiry)
    context = {
        "case": case,
        "inquiry": inquiry,
        "number": to_remind(inquiry, timezone.now()).count(),
        "next_at": next_to_remind(inquiry),
        "obstacles": list(reminding(inquiry, timezone.localdate())),
        "subject": subject,
        "text": text,
    }
    return render(request, "dialogue/invitation/remind.html", context)


def _reminded(reminded: int, sent: int) -> str:
    if reminded and sent >= reminded:
        message = ngettext("One reminder has been sent.", "%(number)d reminders have been sent.", reminded)
    else:
        message = ngettext("One reminder is on its way.", "%(number)d reminders are on their way.", reminded)
    return message % {"number": reminded}


def _fetch(request: HttpRequest, key: str, number: int) -> tuple[Case, Inquiry]:
    """What somebody who runs the case asks for: 404 for strangers, 403 for colleagues."""
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    return case, inquiry_of(case, number)


def _fetch_one(request: HttpRequest, key: str, number: int, invitation: str) -> tuple[Case, Invitation]:
    case, inquiry = _fetch(request, key, number)
    return case, invitation_of(inquiry, invitation)


def _context(case: Case, invitation: Invitation) -> dict[str, object]:
    return {
        "case": case,
        "inquiry": invitation.inquiry,
        "invitation": invitation,
        "who": invitation.name or invitation.email,
        "last_day": last_day(invitation),
    }
