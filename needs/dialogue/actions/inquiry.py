from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files import File
from django.utils import timezone

from needs.accounts.models import User
from needs.casefile.kinds import SourceKind
from needs.cases.actions.boundary import changing, holding, next_number, place, tell
from needs.cases.models import Case, Source
from needs.safekeeping import keeping, outbox
from needs.safekeeping.files import CheckedFile, keep
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Inquiry, Invitation, Material
from ..queries.invitation import waited_for
from ..rules.inquiry import (
    adding_material,
    changing_what_is_asked,
    closing,
    extending,
    opening,
    removing_material,
    writing,
)
from ..rules.invitation import last_day

LONGEST_TITLE = 200


def create_inquiry(*, case: Case, values: Mapping[str, Any], by: User) -> Inquiry:
    """Begin a set of questions; nobody is asked before it is opened."""
    with changing(case, by=by) as fresh:
        inquiry = Inquiry(case=fresh, number=next_number(Inquiry.objects.filter(case=fresh)), created_by=by)
        where = place(fresh, record=record_of(inquiry), kind="inquiry.created", check=writing)
        return keeping.create(inquiry, values=values, by=by, place=where)


def change_inquiry(*, inquiry: Inquiry, values: Mapping[str, Any], edit: Edit | None, by: User) -> Inquiry:
    """A draft in every part; once it is open only the contact, and that whatever state the case is in."""
    boundary = changing if inquiry.state == "draft" else holding
    with boundary(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(changing_what_is_asked(fresh, values))
        where = place(case, record=record_of(fresh), kind="inquiry.changed", check=writing)
        return keeping.change(fresh, values=values, edit=edit, by=by, place=where)


def open_inquiry(*, inquiry: Inquiry, by: User) -> Inquiry:
    """From now on everybody is asked the same. What comes in is counted in a source of its own.

    Raises `RuleViolation` with everything that is missing.
    """
    with changing(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(opening(fresh, timezone.localdate()))
        # Before the state: the database holds no open inquiry without its source.
        Inquiry.objects.filter(pk=fresh.pk).update(source=_make_source(case, fresh, by))
        return _set_state(case, fresh, "inquiry.opened", by, state="open", opened_at=timezone.now())


def extend_inquiry(*, inquiry: Inquiry, closes_on: date, by: User) -> Inquiry:
    """Move the last day forward, and write to those who have not answered. A closed inquiry opens again."""
    with holding(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(extending(fresh, closes_on, timezone.localdate()))
        before = {invitation.pk: last_day(invitation) for invitation in _waited_for(fresh)}
        changed = _set_state(case, fresh, "inquiry.extended", by, state="open", closes_on=closes_on, closed_at=None)
        moved = [each.key for each in _waited_for(changed) if last_day(each) != before[each.pk]]
        if moved:
            outbox.post_all(organisation_id=case.organisation_id, kind="extended", about=moved)
        return changed


def close_inquiry(*, inquiry: Inquiry, by: User) -> Inquiry:
    """Take in no more answers. Those who have begun are not asked to finish; letters on their way are not sent."""
    with holding(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(closing(fresh))
        return _set_state(case, fresh, "inquiry.closed", by, state="closed", closed_at=timezone.now())


def add_material(*, inquiry: Inquiry, upload: File[Any] | CheckedFile, by: User) -> Material:
    """A file that everybody who is asked can read. Raises `ValidationError` for one that cannot be kept."""
    with changing(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(adding_material(fresh))
        file = keep(upload=upload, organisation_id=case.organisation_id, by=by)
        material = Material.objects.create(inquiry=fresh, file=file)
        changes = {"materials": (None, file.name)}
        tell(case, kind="inquiry.material_added", by=by, record=record_of(fresh), changes=changes)
        return material


def remove_material(*, material: Material, by: User) -> None:
    """Take it from those who are to be asked; what was kept stays kept."""
    with changing(material.inquiry.case, by=by) as case:
        fresh = locked_inquiry(material.inquiry)
        refuse_if(removing_material(fresh, material))
        changes = {"materials": (material.file.name, None)}
        material.delete()
        tell(case, kind="inquiry.material_removed", by=by, record=record_of(fresh), changes=changes)


def locked_inquiry(inquiry: Inquiry) -> Inquiry:
    """As it stands now, in a transaction that holds its case."""
    # Rows that point at it may be written meanwhile: a letter that leaves is logged without holding the case.
    return Inquiry.objects.select_for_update(of=("self",), no_key=True).select_related("case").get(pk=inquiry.pk)


def record_of(inquiry: Inquiry) -> str:
    return f"inquiry:{inquiry.ref}"


def _make_source(case: Case, inquiry: Inquiry, by: User) -> Source:
    values = {
        "kind": SourceKind.CONTRIBUTION.value,
        "title": f"{inquiry.ref} {inquiry.title}"[:LONGEST_TITLE],
        "perspective": inquiry.perspective,
        "held_on": timezone.localdate(),
        "is_counted": True,
        "invited": 0,
    }
    source = Source(case=case, number=next_number(case.sources), created_by=by)
    where = place(case, record=f"source:{source.ref}", kind="source.created")
    return keeping.create(source, values=values, by=by, place=where)


def _set_state(case: Case, inquiry: Inquiry, kind: str, by: User, **values: Any) -> Inquiry:
    where = place(case, record=record_of(inquiry), kind=kind)
    return keeping.change(inquiry, values=values, edit=None, by=by, place=where)


def _waited_for(inquiry: Inquiry) -> list[Invitation]:
    """With the inquiry as it is in hand, not as it was."""
    found = list(waited_for(inquiry))
    for invitation in found:
        invitation.inquiry = inquiry
    return found
