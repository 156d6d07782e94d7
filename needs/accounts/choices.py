"""Words for what an organisation is set up with."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import PerspectiveKind

from .roles import ROLES

ROLE_CHOICES = [(role.code, role.name) for role in ROLES.values()]
PERSPECTIVES: Mapping[str, str | Promise] = {
    PerspectiveKind.CUSTOMER: pgettext_lazy("perspective", "Customer"),
    PerspectiveKind.CITIZEN: pgettext_lazy("perspective", "Citizen"),
    PerspectiveKind.OPERATIONS: pgettext_lazy("perspective", "Operations"),
    PerspectiveKind.POLITICAL_VISION: pgettext_lazy("perspective", "Political vision"),
    PerspectiveKind.BUSINESS: pgettext_lazy("perspective", "Business"),
    PerspectiveKind.INDUSTRY: pgettext_lazy("perspective", "Industry"),
}
# The parts of the guidelines' texts, by the five steps of a case.
GUIDELINE_STEPS: Mapping[str, str | Promise] = {
    "prepare": pgettext_lazy("step", "Prepare"),
    "gather": pgettext_lazy("step", "Gather"),
    "analyse": pgettext_lazy("step", "Analyse"),
    "prioritise": pgettext_lazy("step", "Prioritise"),
    "approve": pgettext_lazy("step", "Decide"),
}
