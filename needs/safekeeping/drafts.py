"""What a person has typed in a form and not saved: kept on the server and hers alone, until she saves."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from needs.accounts.models import User
from needs.accounts.typed import typed_pairs

from .models import Draft

# The hidden field of a form that keeps drafts: the address of the form. `draft` is the button that keeps one.
FIELD, BUTTON = "draft_of", "draft"
LARGEST = 200_000
MOST = 100
LONGEST_ADDRESS = 300
# PostgreSQL keeps none in a text.
NUL = "\x00"


class KeptDraft(QueryDict):
    """The fields of a draft as a form would send them. A form shows them as a beginning, never as something sent."""

    form: str
    saved_at: datetime

    @property
    def when(self) -> str:
        """`14:32`, with the date before it on another day."""
        local = timezone.localtime(self.saved_at)
        return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%Y-%m-%d %H:%M}"


def form_address(request: HttpRequest) -> str:
    """What names the form of a page: its path, and the page of a list where the form is about a part of it."""
    page = request.GET.get("page", "")
    return f"{request.path}?page={page}" if page.isascii() and page.isdecimal() and page != "1" else request.path


def is_form_address(address: str) -> bool:
    """Whether it leads to a page of ours."""
    path = address.partition("?")[0]
    if not path.startswith("/") or path.startswith("//") or len(address) > LONGEST_ADDRESS or NUL in address:
        return False
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was posted, but for secrets and what the draft itself brought along."""
    typed = [(name, value) for name, value in typed_pairs(request) if name not in (FIELD, BUTTON)]
    return [(name.replace(NUL, ""), value.replace(NUL, "")) for name, value in typed]


def keep(*, user: User, form: str, fields: Iterable[tuple[str, str]]) -> Draft | None:
    """Keep the fields in place of what was kept for this form before. None when there is more than `LARGEST` bytes.

    A person has `MOST` drafts: the oldest fall away.
    """
    pairs = [list(pair) for pair in fields]
    if len(json.dumps(pairs, ensure_ascii=False).encode()) > LARGEST:
        return None
    with transaction.atomic():
        draft, is_new = Draft.objects.update_or_create(
            user=user, form=form, defaults={"fields": pairs, "saved_at": timezone.now()}
        )
        if is_new:
            newest = Draft.objects.filter(user=user).order_by("-saved_at", "-pk").values_list("pk", flat=True)
            Draft.objects.filter(pk__in=list(newest[MOST:])).delete()
        return draft


def discard(*, user: User, form: str) -> None:
    Draft.objects.filter(user=user, form=form).delete()


def kept(*, user: User, form: str) -> KeptDraft | None:
    draft = Draft.objects.filter(user=user, form=form).first()
    if draft is None:
        return None
    typed = KeptDraft(mutable=True)
    for name, value in draft.fields:
        typed.appendlist(name, value)
    typed.form, typed.saved_at = draft.form, draft.saved_at
    return typed
