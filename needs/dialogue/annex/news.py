"""What has come in to a case and waits to be taken care of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import ngettext

from needs.casefile.kinds import Handling
from needs.cases.models import Case

from ..models import Contribution, Item
from ..queries.standing import COUNTED, WAITING


def news(cases: Sequence[Case]) -> Mapping[int, tuple[str, str]]:
    """Answers nobody has taken care of and contributions that wait for review, in one query."""
    unread = Item.objects.filter(contribution__case=OuterRef("pk"), handling=Handling.UNREAD.value)
    unread = unread.filter(contribution__in=Contribution.objects.filter(COUNTED).values("pk"))
    waiting = Contribution.objects.filter(WAITING, case=OuterRef("pk"))
    rows = Case.objects.filter(pk__in=[case.pk for case in cases]).order_by()
    found = rows.annotate(waits=_number_of(unread) + _number_of(waiting)).filter(waits__gt=0)
    told = found.values_list("pk", "key", "waits")
    return {pk: (_words(number), reverse("inbox", args=[key])) for pk, key, number in told}


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    grouped = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(grouped, output_field=IntegerField()), 0)


def _words(number: int) -> str:
    text = ngettext("%(count)d new answer to take care of", "%(count)d new answers to take care of", number)
    return text % {"count": number}
