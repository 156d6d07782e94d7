"""Working through what has come in: using an answer in a need, setting it aside, taking it up again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.models import F
from django.utils import timezone

from needs.accounts.models import User
from needs.casefile.kinds import Handling
from needs.cases.actions.boundary import changing, tell
from needs.cases.actions.need import change_need, create_need
from needs.cases.actions.need_relations import RELATIONS
from needs.cases.models import Case, Need
from needs.cases.rules.access import may_write_needs
from needs.safekeeping.batch import Told, append_all
from needs.safekeeping.events import Changes
from needs.safekeeping.keeping import StaleRecord
from needs.safekeeping.plain import plain_text
from needs.safekeeping.refusal import Obstacle, refuse_if

from ..models import Item, Use
from ..queries.said import said_in
from ..rules.inbox import handling, quoting, setting_aside, taking_back, using
from .quotes import Link, with_quote, without_quote


def use_in_new_need(*, item: Item, values: Mapping[str, Any], quote: str, version: int, by: User) -> Need:
    """Write a need of an answer. It rests on the inquiry's source, with the quote when that may be shown.

    Raises `RuleViolation` when somebody else has handled the answer since `version`.
    """
    with _handled(item, version, by) as (case, fresh):
        quote = _checked(fresh, quote)
        need = create_need(case=case, values={**values, "sources": _links(fresh, quote, [])}, by=by)
        _use(case, fresh, need, quote, by)
        return need


def use_in_need(*, item: Item, need: Need, quote: str, version: int, by: User) -> Use:
    """Let a need that is there rest on the answer too."""
    with _handled(item, version, by) as (case, fresh):
        quote = _checked(fresh, quote)
        refuse_if(using(fresh, need))
        before = RELATIONS["sources"].read(need)
        _rest(need, before, _links(fresh, quote, before), by)
        return _use(case, fresh, need, quote, by)


def set_aside(*, item: Item, reason: str, version: int, by: User) -> Item:
    """Say why nothing is made of the answer."""
    with _handled(item, version, by) as (case, fresh):
        reason = plain_text(reason).strip()
        refuse_if(setting_aside(fresh, reason))
        now = timezone.now()
        _write(fresh, handling=Handling.SET_ASIDE.value, reason=reason, handled_by=by, handled_at=now)
        _tell(case, fresh, "answer.set_aside", by, note=reason)
        return fresh


def set_aside_many(
    *, case: Case, chosen: Mapping[tuple[int, str], int], reason: str, by: User
) -> tuple[int, list[Obstacle]]:
    """Set several answers aside for one reason. `chosen` is the version by number of the contribution and part.

    Those that somebody else has handled, or that needs rest on, are left as they are: they are told of.
    """
    reason = plain_text(reason).strip()
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        numbers = {number for number, _part in chosen}
        every = locked_items(fresh, contribution__number__in=numbers)
        items = [item for item in every if _name(item) in chosen]
        hindered = {
            item.pk: list(handling(item, chosen[_name(item)])) or list(setting_aside(item, reason)) for item in items
        }
        done = [item for item in items if not hindered[item.pk]]
        _write_set_aside(done, reason, by)
        told = [Told("answer.set_aside", _record(item), None, _part(item), reason) for item in done]
        append_all(stream=fresh.key, organisation_id=fresh.organisation_id, by=by, told=told)
        return len(done), [obstacle for obstacles in hindered.values() for obstacle in obstacles]


def take_back(*, item: Item, version: int, by: User) -> Item:
    """Make the answer new again. Needs that rest on it lose its quote; a need made of it stays."""
    with _handled(item, version, by) as (case, fresh):
        refuse_if(taking_back(fresh))
        uses = list(fresh.uses.select_related("need"))
        fresh.uses.all().delete()
        for use in uses:
            _let_go(fresh, use, by)
        # Nobody has handled what is new.
        _write(fresh, handling=Handling.UNREAD.value, reason="", handled_by=None, handled_at=None)
        _tell(case, fresh, "answer.taken_back", by, note=", ".join(use.need.ref for use in uses))
        return fresh


def locked_items(case: Case, **where: Any) -> Iterator[Item]:
    """As they stand now, in a transaction that holds their case."""
    found = Item.objects.filter(contribution__case=case, **where)
    return found.select_related(
        "contribution__case", "contribution__moderation", "contribution__inquiry__source", "handled_by"
    ).iterator()


@contextmanager
def _handled(item: Item, version: int, by: User) -> Iterator[tuple[Case, Item]]:
    with changing(item.contribution.case, by=by, allowed=may_write_needs) as case:
        (fresh,) = locked_items(case, pk=item.pk)
        refuse_if(handling(fresh, version))
        yield case, fresh


def _checked(item: Item, quote: str) -> str:
    quote = plain_text(quote).strip()
    refuse_if(quoting(item, quote, said_in(item).quotable))
    return quote


def _links(item: Item, quote: str, links: list[Link]) -> list[Link]:
    source = item.contribution.inquiry.source
    if source is None:
        return links
    return with_quote(links, source.ref, quote if item.contribution.may_quote else "")


def _use(case: Case, item: Item, need: Need, quote: str, by: User) -> Use:
    now = timezone.now()
    use = Use.objects.create(item=item, need=need, quote=quote, by=by, at=now)
    _write(item, handling=Handling.USED.value, reason="", handled_by=by, handled_at=now)
    _tell(case, item, "answer.used", by, note=need.ref)
    return use


def _let_go(item: Item, use: Use, by: User) -> None:
    """The need no longer rests on the answer. One that has left the case keeps its words."""
    source = item.contribution.inquiry.source
    if source is None or use.need.is_retired:
        return
    others = Use.objects.filter(need=use.need, item__inquiry=item.inquiry_id)
    if others.filter(quote=use.quote, item__contribution__may_quote=True).exists():
        return
    links = RELATIONS["sources"].read(use.need)
    _rest(use.need, links, without_quote(links, source.ref, use.quote, is_needed=others.exists()), by)


def _rest(need: Need, before: list[Link], links: list[Link], by: User) -> None:
    """A need that already rests on all of it is not touched: being changed, it would have to be decided anew."""
    if links != before:
        change_need(need=need, values={"sources": links}, edit=None, by=by)


def _write_set_aside(items: Sequence[Item], reason: str, by: User) -> None:
    """Their versions have been compared under the lock of the case."""
    now = timezone.now()
    Item.objects.filter(pk__in=[item.pk for item in items]).update(
        handling=Handling.SET_ASIDE.value,
        reason=reason,
        handled_by=by,
        handled_at=now,
        changed_at=now,
        version=F("version") + 1,
    )


def _write(item: Item, **values: Any) -> None:
    now = timezone.now()
    written = Item.objects.filter(pk=item.pk, version=item.version).update(
        **values, version=item.version + 1, changed_at=now
    )
    if not written:
        raise StaleRecord(f"{item}")
    for name, value in {**values, "version": item.version + 1}.items():
        setattr(item, name, value)


def _tell(case: Case, item: Item, kind: str, by: User, note: str) -> None:
    tell(case, kind=kind, by=by, record=_record(item), changes=_part(item), note=note)


def _record(item: Item) -> str:
    return f"contribution:{item.contribution.ref}"


def _part(item: Item) -> Changes:
    """Which of its answers the event is about."""
    return {"part": (None, item.part)}


def _name(item: Item) -> tuple[int, str]:
    return item.contribution.number, item.part
