"""Pages of a list: the number asked for, and the address of another page with everything else kept."""

from __future__ import annotations

from django.http import HttpRequest

LAST = 9999


def page_number(request: HttpRequest) -> int:
    """From 1; anything that is not a page number is the first."""
    asked = request.GET.get("page", "")
    return min(int(asked), LAST) or 1 if asked.isascii() and asked.isdecimal() else 1


def page_address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"?{query.urlencode()}"
