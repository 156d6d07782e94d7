"""Answers as officers meet them: what was said, and what the authority has done with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from needs.casefile.kinds import Handling
from needs.cases.choices import HANDLINGS, STAKEHOLDER_ROLES
from needs.cases.models import Case
from needs.cases.wording import moment, word

from ..models import Contribution, Item, Use
from .said import Said, said_by

# Longer answers are folded in the list, where many stand.
SHORT = 500


@dataclass(frozen=True)
class UsedIn:
    """A need that rests on an answer. `quote` is the words it rests on."""

    ref: str
    title: str
    url: str
    quote: str


@dataclass(frozen=True)
class Answer:
    """One answer. `handling` is a code, `done` says in words what became of it, by whom and when.

    `address` begins its own pages; `pick` names it among others in a form. Without `version` there is nothing to
    handle: she did not know.
    """

    said: Said
    short: str
    handling: str
    state: str
    done: str
    reason: str
    uses: tuple[UsedIn, ...]
    address: str
    pick: str
    version: int | None

    @property
    def part(self) -> str:
        return self.said.part

    @property
    def is_new(self) -> bool:
        return self.handling == Handling.UNREAD

    @property
    def is_long(self) -> bool:
        return self.short != self.said.own


@dataclass(frozen=True)
class Who:
    """What is told of the one who answered: never a name."""

    role: str
    first_hand: str
    quoting: str

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.role, self.first_hand, self.quoting)))


def who(contribution: Contribution) -> Who:
    role = contribution.role
    return Who(
        role=word(STAKEHOLDER_ROLES, role) if role else _("Role not given"),
        first_hand=_("has first-hand experience") if contribution.first_hand else _("no first-hand experience given"),
        quoting=_("may be quoted") if contribution.may_quote else _("may not be quoted"),
    )


def handled_items(contributions: Iterable[int]) -> dict[int, dict[str, Item]]:
    """The items of these contributions by part, with who handled them and the needs they are used in. Two queries."""
    found: dict[int, dict[str, Item]] = defaultdict(dict)
    items = Item.objects.filter(contribution__in=list(contributions)).select_related("handled_by")
    uses = Use.objects.select_related("need").only(
        "item", "quote", "need__number", "need__title", "need__case", "need__status"
    )
    for item in items.order_by("contribution", "position").prefetch_related(Prefetch("uses", uses)):
        found[item.contribution_id][item.part] = item
    return found


class Answers:
    """Makes rows of the answers of one case: what is the same for all of them is looked up once."""

    def __init__(self, case: Case) -> None:
        self._inbox = reverse("inbox", kwargs={"key": case.key})
        self._needs = reverse("need_list", kwargs={"key": case.key})
        self._states = {str(code): str(each) for code, each in HANDLINGS.items()}

    def address(self, contribution: Contribution) -> str:
        return f"{self._inbox}{contribution.number}/"

    def of(self, contribution: Contribution, items: dict[str, Item]) -> list[Answer]:
        """Every part in its order. `contribution` comes with its inquiry."""
        parts = said_by(contribution)
        return [self._row(contribution, each, items.get(part)) for part, each in parts.items()]

    def _row(self, contribution: Contribution, what: Said, item: Item | None) -> Answer:
        address = f"{self.address(contribution)}{what.part}/"
        short = Truncator(what.own).chars(SHORT)
        if item is None:
            return Answer(what, short, "", "", "", "", (), address, "", None)
        return Answer(
            said=what,
            short=short,
            handling=item.handling,
            state=self._states[item.handling],
            done=_done(item),
            reason=item.reason,
            uses=tuple(self._use(use) for use in item.uses.all()),
            address=address,
            pick=f"{contribution.number}:{item.part}:{item.version}",
            version=item.version,
        )

    def _use(self, use: Use) -> UsedIn:
        need = use.need
        title = need.title or _("Need without a title")
        return UsedIn(need.ref, title, f"{self._needs}{need.ref}/", use.quote)


def _done(item: Item) -> str:
    """Who did it and when; what was imported says neither."""
    if item.handled_by is None or item.handled_at is None:
        return ""
    return f"{item.handled_by.name}, {moment(item.handled_at)}"
