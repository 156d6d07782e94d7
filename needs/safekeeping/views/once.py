"""Answering a form that makes something: once done, the same form leads to the same page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..forms import OnceForm
from ..once import FIELD, came_of, key_of, once


def carried_out(request: HttpRequest, form: OnceForm, do: Callable[[], str]) -> HttpResponse:
    """`do` makes the record and gives the address to go on to."""
    return redirect(once(holder=_holder(request), key=form.form_key, do=do))


def sent_before(request: HttpRequest, field: str = FIELD) -> HttpResponse | None:
    """For pages that refuse what has been done already: the way on from the first time, if there was one."""
    key = key_of(request.POST, field)
    address = came_of(holder=_holder(request), key=key) if key else ""
    return redirect(address) if address else None


def _holder(request: HttpRequest) -> str:
    return f"user:{request.user.pk}"
