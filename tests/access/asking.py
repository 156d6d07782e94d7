"""People outside who are asked: the officer's side of it, in each case of the world."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from needs.cases.models import Case
from needs.dialogue.actions.inquiry import add_material
from needs.dialogue.models import Invitation, Material
from tests.dialogue.factories import invite_one, make_inquiry, make_open_inquiry
from tests.safekeeping.uploads import upload

DRAFT, OPEN = 1, 2


def ask_outside(case: Case) -> None:
    """F-001 is a draft with a file, F-002 open with somebody who has had her letter and not answered."""
    add_material(inquiry=make_inquiry(case), upload=upload(), by=case.owner)
    invite_one(make_open_inquiry(case))
    two_days_ago = timezone.now() - timedelta(days=2)
    Invitation.objects.filter(inquiry__case=case).update(sent_at=two_days_ago)


def invitation_in(case: Case) -> dict[str, object]:
    invitation = Invitation.objects.get(inquiry__case=case, inquiry__number=OPEN)
    return {"key": case.key, "number": OPEN, "invitation": invitation.key}


def material_in(case: Case) -> dict[str, object]:
    material = Material.objects.get(inquiry__case=case, inquiry__number=DRAFT)
    return {"key": case.key, "number": DRAFT, "file_key": material.file.key}
