"""Fetching inquiries of a case."""

from __future__ import annotations

from django.http import Http404

from needs.cases.models import Case

from ..models import Inquiry


def inquiry_of(case: Case, number: int) -> Inquiry:
    """Raises `Http404` for a number that the case does not have."""
    found = Inquiry.objects.filter(case=case, number=number).select_related("case__organisation", "source").first()
    if found is None:
        raise Http404
    return found
