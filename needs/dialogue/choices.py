"""The words for the codes of the dialogue, in the order they are shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import PerspectiveKind

Words = Mapping[str, str | Promise]

# To be treated alike, which the log shows: of them it tells more than of others.
SUPPLIERS = (PerspectiveKind.BUSINESS, PerspectiveKind.INDUSTRY)
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
INQUIRY_STATES: Words = {
    "draft": pgettext_lazy("inquiry", "Draft"),
    "open": pgettext_lazy("inquiry", "Open"),
    "closed": pgettext_lazy("inquiry", "Closed"),
}
INVITATION_KINDS = [("personal", _("Personal invitation")), ("open", _("Open link"))]
# How far an invitation has come, in order.
STAGES: Words = {
    "created": pgettext_lazy("invitation", "On its way"),
    "sent": pgettext_lazy("invitation", "Sent"),
    "opened": pgettext_lazy("invitation", "Opened"),
    "draft": pgettext_lazy("invitation", "Has begun"),
    "submitted": pgettext_lazy("invitation", "Has answered"),
    "bounced": pgettext_lazy("invitation", "Not delivered"),
    "revoked": pgettext_lazy("invitation", "Withdrawn"),
}
LOG_KINDS: Words = {
    "created": pgettext_lazy("log", "Invited"),
    "sent": pgettext_lazy("log", "Invitation sent"),
    "reminded": pgettext_lazy("log", "Reminder sent"),
    "opened": pgettext_lazy("log", "Opened the questions"),
    "material": pgettext_lazy("log", "Fetched the file"),
    "extended": pgettext_lazy("log", "Told of a new last day"),
    "submitted": pgettext_lazy("log", "Answered"),
    "bounced": pgettext_lazy("log", "The letter could not be delivered"),
    "revoked": pgettext_lazy("log", "Invitation withdrawn"),
    "renewed": pgettext_lazy("log", "New link made"),
    "told": pgettext_lazy("log", "Told how the answer was used"),
}
# The roles of `STAKEHOLDER_ROLES`, as somebody who answers says it of herself.
OWN_ROLES: Words = {
    "uses": _("I use it, or work with it"),
    "decides": _("I decide about it"),
    "supplies": _("I supply it, or could do so"),
    "speaks_for": _("I speak for others"),
}
