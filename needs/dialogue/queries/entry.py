"""How far somebody has come who stands at the door."""

from __future__ import annotations

from ..models import Link, Reply


def begun_by(link: Link) -> str:
    """`answered`, `begun` or `new`. A link for many leads to a new answer, unless it is somebody's own."""
    reply = link.reply or Reply.objects.filter(invitation=link.invitation_id, is_personal=True).first()
    if reply is None:
        return "new"
    if reply.submitted_at:
        return "answered"
    return "begun" if reply.saved_at else "new"
