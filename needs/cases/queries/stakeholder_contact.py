"""How a stakeholder is reached, for those who may know."""

from __future__ import annotations

from needs.accounts.models import Guidelines

from ..models import Case, Stakeholder, StakeholderContact

CONTACT = ("person", "email", "telephone")


def contact_of(stakeholder: Stakeholder) -> dict[str, str]:
    """Empty texts where nothing is kept."""
    kept = StakeholderContact.objects.filter(stakeholder=stakeholder).values(*CONTACT).first()
    return {name: str(text) for name, text in kept.items()} if kept else dict.fromkeys(CONTACT, "")


def months_kept(case: Case) -> int:
    """How long contact data is kept after the case is finished."""
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first() or Guidelines()
    return int(guidelines.retention_months)
