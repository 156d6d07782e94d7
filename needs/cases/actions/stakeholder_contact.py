"""How stakeholders are reached. It is personal data: the events say that it was changed, never what it was.

So a collision cannot be read from the events alone. Whoever types from before somebody else's change meets what is
saved wherever it differs from what she typed.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone

from needs.accounts.models import User
from needs.safekeeping.events import stream_of
from needs.safekeeping.merging import Collision, Edit
from needs.safekeeping.models import Event
from needs.safekeeping.plain import plain_text

from ..models import Case, Stakeholder, StakeholderContact
from ..queries.stakeholder_contact import contact_of
from .boundary import tell

CHANGED = "stakeholder.contact_changed"


def write_contact(case: Case, stakeholder: Stakeholder, typed: Mapping[str, str], by: User) -> Stakeholder:
    """Keep what differs, in a version of its own; nothing written is nothing kept."""
    wanted = contact_of(stakeholder) | {name: plain_text(text) for name, text in typed.items()}
    if wanted == contact_of(stakeholder):
        return stakeholder
    if any(wanted.values()):
        StakeholderContact.objects.update_or_create(stakeholder=stakeholder, defaults=wanted)
    else:
        StakeholderContact.objects.filter(stakeholder=stakeholder).delete()
    Stakeholder.objects.filter(pk=stakeholder.pk).update(version=F("version") + 1, changed_at=timezone.now())
    stakeholder.refresh_from_db(fields=["version", "changed_at"])
    tell(case, kind=CHANGED, by=by, record=_record(stakeholder), version=stakeholder.version)
    return stakeholder


def collisions_with(
    case: Case, stakeholder: Stakeholder, typed: Mapping[str, str], edit: Edit | None
) -> list[Collision]:
    """What somebody else has saved since, where it is not what was typed and the person has not settled it."""
    last = _last_since(case, stakeholder, edit) if edit and typed else None
    if edit is None or last is None:
        return []
    saved = contact_of(stakeholder)
    chosen = edit.mine | edit.theirs if _has_seen(edit, last) else frozenset()
    return [
        Collision(name, text, saved[name], last.actor, last.at)
        for name, text in typed.items()
        if text != saved[name] and name not in chosen
    ]


def settled(stakeholder: Stakeholder, typed: Mapping[str, str], edit: Edit | None) -> dict[str, str]:
    """What was typed, but for what the person chose to leave as somebody else saved it."""
    left = edit.theirs if edit else frozenset()
    saved = contact_of(stakeholder)
    return {name: saved[name] if name in left else text for name, text in typed.items()}


def _last_since(case: Case, stakeholder: Stakeholder, edit: Edit) -> Event | None:
    since = edit.version if edit.version <= stakeholder.version else 0
    changes = stream_of(case.key).filter(record=_record(stakeholder), kind=CHANGED)
    return changes.filter(record_version__gt=since).first()


def _has_seen(edit: Edit, event: Event) -> bool:
    return edit.resolved_version is not None and (event.record_version or 0) <= edit.resolved_version


def _record(stakeholder: Stakeholder) -> str:
    return f"stakeholder:{stakeholder.ref}"
