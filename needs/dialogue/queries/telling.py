"""Which contributors can be told how their answers were used."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from needs.casefile.kinds import Handling

from ..models import Contact, Inquiry, Item

UNHANDLED = Item.objects.filter(contribution=OuterRef("contribution"), handling=Handling.UNREAD.value)


def to_tell(inquiry: Inquiry) -> QuerySet[Contact]:
    """Those who wish to hear, have not been told, and whose every answer is handled."""
    return _untold(inquiry).filter(~Exists(UNHANDLED))


def waiting_to_be_told(inquiry: Inquiry) -> QuerySet[Contact]:
    """Those who wish to hear, but some of whose answers nobody has handled yet."""
    return _untold(inquiry).filter(Exists(UNHANDLED))


def _untold(inquiry: Inquiry) -> QuerySet[Contact]:
    return Contact.objects.filter(contribution__inquiry=inquiry, contribution__reply__isnull=False, told_at=None)
