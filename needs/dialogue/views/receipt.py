"""What has been sent, and what came of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from ..models import Reply
from ..queries.receipt import receipt
from .visit import SeeOther, in_visit


@in_visit
def show(request: HttpRequest, reply: Reply) -> HttpResponse:
    if not reply.submitted_at:
        return SeeOther(reverse("contribute_start"))
    sent = receipt(reply)
    context = {"asked": sent.asked, "receipt": sent, "is_open_to_many": reply.invitation.is_open_to_many}
    return render(request, "dialogue/contribute/receipt.html", context)


@in_visit
def copy(request: HttpRequest, reply: Reply) -> HttpResponse:
    """The same as plain text, to keep."""
    if not reply.submitted_at:
        return SeeOther(reverse("contribute_start"))
    sent = receipt(reply)
    text = render_to_string("dialogue/contribute/receipt.txt", {"receipt": sent})
    headers = {"Content-Disposition": f'attachment; filename="{sent.file_name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
