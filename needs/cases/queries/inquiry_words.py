"""The words of changes in inquiries: they are told among the events of their case."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..choices import Words

FIELDS: Mapping[str, str | Promise] = {
    "introduction": pgettext_lazy("field", "Why we ask"),
    "language": pgettext_lazy("field", "Language"),
    "questions": pgettext_lazy("field", "Questions"),
    "comparisons": pgettext_lazy("field", "Needs set against each other"),
    "asks_for_needs": pgettext_lazy("field", "Asks for needs in their own words"),
    "minutes": pgettext_lazy("field", "Minutes to answer"),
    "closes_on": pgettext_lazy("field", "Last day to answer"),
    "contact_name": pgettext_lazy("field", "Contact"),
    "contact_email": pgettext_lazy("field", "E-mail to the contact"),
    "contact_telephone": pgettext_lazy("field", "Telephone to the contact"),
    "privacy": pgettext_lazy("field", "Information on personal data"),
    "materials": pgettext_lazy("field", "File"),
    "reminded": pgettext_lazy("field", "Number reminded"),
    "told": pgettext_lazy("field", "Number told"),
}
SILENT = frozenset({"opened_at", "closed_at"})
CODES: Mapping[str, Words] = {
    "inquiry.state": {
        "draft": pgettext_lazy("inquiry", "Draft"),
        "open": pgettext_lazy("inquiry", "Open"),
        "closed": pgettext_lazy("inquiry", "Closed"),
    },
    "language": {"sv": gettext_lazy("Swedish"), "en": gettext_lazy("English")},
}
