"""Giving several answers to one need at once."""

from __future__ import annotations

from collections.abc import Mapping

from needs.accounts.models import User
from needs.cases.actions.boundary import changing
from needs.cases.models import Case, Need
from needs.cases.rules.access import may_write_needs
from needs.safekeeping.refusal import Obstacle

from ..queries.said import said_in
from ..rules.inbox import handling, using
from .inbox import locked_items, use_in_need


def use_many_in_need(
    *, case: Case, chosen: Mapping[tuple[int, str], int], need: Need, by: User
) -> tuple[int, list[Obstacle]]:
    """Let a need rest on several answers, each with its own words when they may be quoted.

    Those that somebody else has handled are left as they are: they are told of.
    """
    done, left = 0, []
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        numbers = {number for number, _part in chosen}
        for item in list(locked_items(fresh, contribution__number__in=numbers)):
            version = chosen.get((item.contribution.number, item.part))
            if version is None:
                continue
            if hindered := [*handling(item, version), *using(item, need)]:
                left += hindered
                continue
            quote = said_in(item).quote if item.contribution.may_quote else ""
            use_in_need(item=item, need=need, quote=quote, version=version, by=by)
            need.refresh_from_db()
            done += 1
    return done, left
