"""How many of each, in words, as the commands say it."""

from __future__ import annotations

from django.utils.translation import ngettext

from needs.cases.wording import listed

from ..actions.personal import Erased


def in_words(erased: Erased) -> str:
    return listed(
        [
            ngettext("%(n)d invitation", "%(n)d invitations", erased.invitations) % {"n": erased.invitations},
            ngettext("%(n)d address to write to", "%(n)d addresses to write to", erased.contacts)
            % {"n": erased.contacts},
            ngettext("%(n)d contact of a stakeholder", "%(n)d contacts of stakeholders", erased.stakeholders)
            % {"n": erased.stakeholders},
            ngettext("%(n)d answer that was never sent in", "%(n)d answers that were never sent in", erased.drafts)
            % {"n": erased.drafts},
        ]
    )
