"""Pages of a list: the number asked for, and the addresses of the pages beside it with everything else kept."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpRequest

from needs.safekeeping.numbers import plain_number

LAST = 9999


class Paged(Protocol):
    @property
    def page(self) -> int: ...

    @property
    def has_next(self) -> bool: ...


def page_number(request: HttpRequest) -> int:
    """From 1; anything that is not a page number is the first."""
    return min(plain_number(request.GET.get("page", "")) or 1, LAST)


def page_address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}" if page > 1 or "page" in request.GET else request.path


def neighbours(request: HttpRequest, shown: Paged) -> dict[str, str]:
    """`previous` and `next` for components/pagination.html, empty at the ends."""
    return {
        "previous": page_address(request, shown.page - 1) if shown.page > 1 else "",
        "next": page_address(request, shown.page + 1) if shown.has_next else "",
    }
