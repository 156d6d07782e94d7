"""Keeping what is being typed: posted by a script while it is written, by a button where there are no scripts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..drafts import BUTTON, FIELD, KeptDraft, discard, form_address, is_form_address, keep, kept, typed_fields
from ..refusal import Obstacle, refuse_if


def kept_draft(request: HttpRequest, **only: object) -> KeptDraft | None:
    """What the person has typed in the form of this page and not saved; None when she sends it now.

    `only` names fields that have to read so: a draft about something else than the page is passed over.
    The page tells of it by components/draft.html, which reads `request.draft`.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    found = kept(user=request.user, form=form_address(request))
    if found is not None and all(found.get(name) == str(value) for name, value in only.items()):
        request.draft = found
        return found
    return None


def save(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        # From the log-in back to the form: there is nothing to read here.
        return redirect_to_login(request.POST.get(FIELD) or request.path)
    return _save(request)


@require_POST
def _save(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    draft = keep(user=request.user, form=form, fields=typed_fields(request))
    if draft is None:
        refuse_if([Obstacle("draft_too_large", _("There is more text than a draft holds. Save the form instead."))])
    elif BUTTON not in request.POST:
        return JsonResponse({"saved": f"{timezone.localtime(draft.saved_at):%H:%M}"})
    return redirect(form)


@login_required
@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    discard(user=request.user, form=form)
    messages.success(request, _("The draft is thrown away. Here is what is saved."))
    return redirect(form)


def _form(request: HttpRequest) -> str:
    form = request.POST.get(FIELD, "")
    if not is_form_address(form):
        raise Http404
    return form
