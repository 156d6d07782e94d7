"""The words of events: a sentence for each kind, and what many records are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy, pgettext_lazy

# What happened; the name of the record follows the sentence.
SENTENCES: Mapping[str, str | Promise] = {
    "case.created": pgettext_lazy("event", "%(who)s started the case"),
    "case.changed": pgettext_lazy("event", "%(who)s changed"),
    "case.facts": pgettext_lazy("event", "%(who)s changed the facts of the case"),
    "case.team_changed": pgettext_lazy("event", "%(who)s changed who works on the case"),
    "case.submitted": pgettext_lazy("event", "%(who)s submitted the case for decision"),
    "case.withdrawn": pgettext_lazy("event", "%(who)s took the case back"),
    "case.approved": pgettext_lazy("event", "%(who)s approved the case"),
    "case.returned": pgettext_lazy("event", "%(who)s returned the case"),
    "case.rejected": pgettext_lazy("event", "%(who)s rejected the case"),
    "case.revised": pgettext_lazy("event", "%(who)s started a new version"),
    "case.cancelled": pgettext_lazy("event", "%(who)s cancelled the case"),
    "baseline.stored": pgettext_lazy("event", "The content was locked as"),
    "part.done": pgettext_lazy("event", "%(who)s is done with"),
    "part.reopened": pgettext_lazy("event", "%(who)s took up again"),
    "alternative.changed": pgettext_lazy("event", "%(who)s assessed the alternative"),
    "goal.chosen": pgettext_lazy("event", "%(who)s chose the goal"),
    "goal.dropped": pgettext_lazy("event", "%(who)s removed the goal"),
    "goal.explained": pgettext_lazy("event", "%(who)s wrote why no need serves"),
    "perspective.changed": pgettext_lazy("event", "%(who)s changed the perspective"),
    "source.created": pgettext_lazy("event", "%(who)s added the source"),
    "source.changed": pgettext_lazy("event", "%(who)s changed the source"),
    "source.removed": pgettext_lazy("event", "%(who)s removed the source"),
    "effect.created": pgettext_lazy("event", "%(who)s wrote the effect"),
    "effect.changed": pgettext_lazy("event", "%(who)s changed the effect"),
    "effect.removed": pgettext_lazy("event", "%(who)s removed the effect"),
    "need.created": pgettext_lazy("event", "%(who)s wrote"),
    "need.changed": pgettext_lazy("event", "%(who)s changed"),
    "need.classified": pgettext_lazy("event", "%(who)s decided the importance of"),
    "need.merged": pgettext_lazy("event", "%(who)s merged into another need"),
    "need.absorbed": pgettext_lazy("event", "%(who)s brought another need into"),
    "need.restored": pgettext_lazy("event", "%(who)s took back into the case"),
    "need.rejected": pgettext_lazy("event", "%(who)s rejected"),
    "need.deferred": pgettext_lazy("event", "%(who)s deferred"),
    "need.approved": pgettext_lazy("event", "%(who)s approved"),
    "need.returned": pgettext_lazy("event", "%(who)s returned"),
    "criterion.created": pgettext_lazy("event", "%(who)s added the criterion"),
    "criterion.changed": pgettext_lazy("event", "%(who)s changed the criterion"),
    "criterion.removed": pgettext_lazy("event", "%(who)s removed the criterion"),
    "scores.given": pgettext_lazy("event", "%(who)s scored"),
}
# Of many records at once, and of kinds nobody has given words yet.
MANY: Mapping[str, str | Promise] = {
    "created": pgettext_lazy("event", "%(who)s added"),
    "removed": pgettext_lazy("event", "%(who)s removed"),
    "chosen": pgettext_lazy("event", "%(who)s chose"),
    "dropped": pgettext_lazy("event", "%(who)s removed"),
    "": pgettext_lazy("event", "%(who)s changed"),
}
COUNTED = {
    "need": ngettext_lazy("%(number)d need", "%(number)d needs", "number"),
    "source": ngettext_lazy("%(number)d source", "%(number)d sources", "number"),
    "effect": ngettext_lazy("%(number)d effect", "%(number)d effects", "number"),
    "goal": ngettext_lazy("%(number)d goal", "%(number)d goals", "number"),
    "criterion": ngettext_lazy("%(number)d criterion", "%(number)d criteria", "number"),
    "alternative": ngettext_lazy("%(number)d alternative", "%(number)d alternatives", "number"),
}
FILTERS: Mapping[str, str | Promise] = {
    "case": pgettext_lazy("events about", "The case and its texts"),
    "need": pgettext_lazy("events about", "Needs"),
    "source": pgettext_lazy("events about", "Sources"),
    "perspective": pgettext_lazy("events about", "Perspectives"),
    "effect": pgettext_lazy("events about", "Effects"),
    "goal": pgettext_lazy("events about", "Goals"),
    "priority": pgettext_lazy("events about", "Criteria and scores"),
    "decision": pgettext_lazy("events about", "Submissions and decisions"),
}
