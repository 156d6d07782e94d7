"""The list of cases: narrowed, ordered and formatted once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, OrderBy, Q, QuerySet
from django.urls import reverse

from needs.accounts.models import Unit
from needs.accounts.queries.membership import Actor, organisations_where
from needs.accounts.roles import Permission
from needs.casefile.kinds import CaseState
from needs.safekeeping.numbers import plain_number

from ..choices import CASE_STATES
from ..models import Case
from ..wording import day, money, word

PAGE = 50
COLOURS = {
    CaseState.SUBMITTED: "violet",
    CaseState.RETURNED: "amber",
    CaseState.APPROVED: "green",
    CaseState.REJECTED: "grey",
    CaseState.CANCELLED: "grey",
}
ORDERS: dict[str, list[str | OrderBy]] = {
    "number": ["-created_at", "-pk"],
    "changed": ["-changed_at", "-pk"],
    "due": [F("decision_due_on").asc(nulls_last=True), "-pk"],
}


@dataclass(frozen=True)
class CaseRow:
    url: str
    number: str
    registry_number: str
    title: str
    organisation: str
    unit: str
    owner: str
    state: str
    colour: str
    due: str
    value: str
    changed: str
    restricted: bool


@dataclass(frozen=True)
class Listing:
    """One page. `total` counts what the filter found, `first` is the place of the first row among them."""

    rows: list[CaseRow]
    total: int
    page: int
    has_next: bool

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def listing(user: Actor, chosen: Mapping[str, str], page: int = 1) -> Listing:
    """Two queries, however many cases there are. `chosen` are the filters of `CaseFilter`."""
    cases = _narrowed(user, chosen)
    total = cases.count()
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    start = (page - 1) * PAGE
    ordered = cases.order_by(*ORDERS.get(chosen.get("order", ""), ORDERS["number"]))
    found = ordered.select_related("organisation", "unit", "owner")[start : start + PAGE]
    rows = [row_of(case) for case in found]
    return Listing(rows, total, page, start + PAGE < total)


def units_of(user: Actor) -> list[tuple[str, str]]:
    """Units that have cases the person may see, for the filter."""
    units = Unit.objects.filter(pk__in=Case.objects.visible_to(user).values("unit")).order_by("name")
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def spans_organisations(user: Actor) -> bool:
    """Whether the list may hold cases of several organisations, so that each row has to say which."""
    return organisations_where(user, Permission.READ).count() > 1


def row_of(case: Case) -> CaseRow:
    """`case` comes with its organisation, unit and owner."""
    return CaseRow(
        url=reverse("case_hub", kwargs={"key": case.key}),
        number=case.number,
        registry_number=case.registry_number,
        title=case.title,
        organisation=case.organisation.name,
        unit=case.unit.name if case.unit else "",
        owner=case.owner.name,
        state=word(CASE_STATES, case.state),
        colour=COLOURS.get(CaseState(case.state), ""),
        due=day(case.decision_due_on),
        value=money(case.estimated_value),
        changed=day(case.changed_at),
        restricted=case.restricted,
    )


def _narrowed(user: Actor, chosen: Mapping[str, str]) -> QuerySet[Case]:
    cases: QuerySet[Case] = Case.objects.visible_to(user)
    if chosen.get("state"):
        cases = cases.filter(state=chosen["state"])
    unit = plain_number(chosen.get("unit", ""))
    if unit is not None:
        cases = cases.filter(unit=unit)
    if chosen.get("mine"):
        cases = mine(cases, user)
    for part in chosen.get("q", "").split():
        pattern = in_any_case(part)
        cases = cases.filter(Q(title__regex=pattern) | Q(number__regex=pattern) | Q(registry_number__regex=pattern))
    return cases


def mine(cases: QuerySet[Case], user: Actor) -> QuerySet[Case]:
    """Those the person runs or works on."""
    return cases.filter(Q(owner=user.pk) | Q(pk__in=Case.objects.filter(team__user=user.pk).values("pk")))


def in_any_case(text: str) -> str:
    """A pattern that finds the text whatever its case, also of å, ä and ö, which databases fold differently."""
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in text)
