"""The words for what a column of a spreadsheet can become, in the order a need is read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS: Mapping[str, str | Promise] = {
    "title": pgettext_lazy("column", "Title"),
    "who": pgettext_lazy("column", "Who has the need"),
    "what": pgettext_lazy("column", "What they need to achieve"),
    "so_that": pgettext_lazy("column", "So that (effect)"),
    "problem": pgettext_lazy("column", "Problem today"),
    "met_when": pgettext_lazy("column", "Met when"),
    "perspective": pgettext_lazy("column", "Perspective"),
    "kind": pgettext_lazy("column", "Kind of need"),
    "moscow": pgettext_lazy("column", "Must, should or could"),
    "effort": pgettext_lazy("column", "Effort 1–5"),
    "consequence": pgettext_lazy("column", "Consequence if unmet"),
    "note": pgettext_lazy("column", "Note"),
}
LEFT_OUT = _("Leave out")

UPLOADED = "uploaded"
DONE = "done"
IMPORT_STATES: Mapping[str, str | Promise] = {
    UPLOADED: pgettext_lazy("import", "Begun"),
    DONE: pgettext_lazy("import", "Imported"),
}
