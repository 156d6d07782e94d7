"""The letters to people who are asked. Text, address and link are made when a letter leaves (ADR 9).

Every letter is in the language of its inquiry, and all who are asked get the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from needs.accounts.queries.membership import Actor
from needs.cases.models import Case
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import About, Letter, absolute, register

from .actions.delivery import log, mark_bounced, mark_sent
from .actions.link import make_link
from .models import Contact, Inquiry, Invitation
from .rules.invitation import last_day, lets_in

KINDS = {
    "invitation": _("Invitation"),
    "reminder": _("Reminder"),
    "extended": _("New last day"),
    "used": _("How an answer was used"),
}


def register_letters() -> None:
    for kind in ("invitation", "reminder", "extended"):
        register(kind, to_invited(kind), _sent_to_invited, _not_delivered, called=KINDS[kind], about=_about_invited)
    register("used", to_contributor, _told, called=KINDS["used"], about=_about_contributors)


def text_of(kind: str, inquiry: Inquiry, *, url: str = "", invitation: Invitation | None = None) -> tuple[str, str]:
    """Subject and text, as somebody who is asked gets them; without address and invitation as the officer sees them."""
    closes_on = last_day(invitation) if invitation else inquiry.closes_on
    with override(inquiry.language):
        context = {
            "inquiry": inquiry,
            "organisation": inquiry.case.organisation,
            "name": invitation.name if invitation else "",
            "closes_on": closes_on.isoformat() if closes_on else "",
            "url": url or gettext("(the link of the one who gets the letter)"),
        }
        subject = render_to_string(f"dialogue/letters/{kind}_subject.txt", context)
        return " ".join(subject.split()), render_to_string(f"dialogue/letters/{kind}.txt", context).strip() + "\n"


def to_invited(kind: str) -> Callable[[Mail], Letter | None]:
    """Nothing is sent to somebody who has answered or is not let in any longer."""

    def compose(mail: Mail) -> Letter | None:
        invitation = _invitation(mail.about)
        if invitation is None or not invitation.email or not lets_in(invitation, timezone.localdate()):
            return None
        if invitation.replies.filter(submitted_at__isnull=False).exists():
            return None
        url = absolute(reverse("contribute", kwargs={"token": make_link(invitation)}))
        subject, text = text_of(kind, invitation.inquiry, url=url, invitation=invitation)
        return Letter(invitation.email, subject, text, invitation.inquiry.contact_email)

    return compose


def to_contributor(mail: Mail) -> Letter | None:
    """Leads to the receipt, where the use stands; nothing when the address has been erased."""
    contact = _contacts([mail.about]).first()
    contribution = contact.contribution if contact else None
    if contact is None or contribution is None or contribution.invitation is None:
        return None
    token = make_link(contribution.invitation, reply=contribution.reply)
    url = absolute(reverse("contribute", kwargs={"token": token}))
    subject, text = text_of("used", contribution.inquiry, url=url)
    return Letter(contact.email, subject, text, contribution.inquiry.contact_email)


def _sent_to_invited(mail: Mail) -> None:
    invitation = _invitation(mail.about)
    if invitation:
        mark_sent(invitation, mail.kind)


def _not_delivered(mail: Mail) -> None:
    invitation = _invitation(mail.about)
    if invitation:
        mark_bounced(invitation)


def _told(mail: Mail) -> None:
    contact = _contacts([mail.about]).first()
    if contact and contact.contribution.invitation:
        log(contact.contribution.invitation, "told")


def _about_invited(mails: Sequence[Mail], reader: Actor) -> Mapping[str, About]:
    seen = Invitation.objects.filter(inquiry__case__in=Case.objects.visible_to(reader))
    found = seen.filter(key__in=[mail.about for mail in mails]).select_related("inquiry__case")
    return {invitation.key: _named(invitation.inquiry) for invitation in found}


def _about_contributors(mails: Sequence[Mail], reader: Actor) -> Mapping[str, About]:
    seen = Case.objects.visible_to(reader)
    found = _contacts([mail.about for mail in mails]).filter(contribution__inquiry__case__in=seen)
    return {each.contribution.reply.key: _named(each.contribution.inquiry) for each in found if each.contribution.reply}


def _named(inquiry: Inquiry) -> About:
    address = reverse("inquiry", kwargs={"key": inquiry.case.key, "number": inquiry.number})
    return About(f"{inquiry.case.number} {inquiry}", address)


def _invitation(key: str) -> Invitation | None:
    return Invitation.objects.filter(key=key).select_related("inquiry__case__organisation").first()


def _contacts(replies: Sequence[str]) -> QuerySet[Contact]:
    """Letters to contributors are about their reply: a contribution has no key that stands for it alone."""
    related = ("contribution__reply", "contribution__invitation", "contribution__inquiry__case__organisation")
    return Contact.objects.filter(contribution__reply__key__in=replies).select_related(*related)
