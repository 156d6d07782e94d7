from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.accounts.models import Organisation
from needs.safekeeping.refusal import Obstacle

from ..models import BankQuestion
from ..questions import is_shipped


def wording(row: BankQuestion) -> Iterator[Obstacle]:
    """A question of the organisation's own has no shipped text to fall back on."""
    if not row.wording and not is_shipped(row.code):
        yield _about(row.organisation, row.code, "wording", _("Write the question in Swedish."))


def resetting(organisation: Organisation, code: str) -> Iterator[Obstacle]:
    """Nor has it another wording to go back to."""
    if not is_shipped(code):
        message = _("%(question)s is your own question. Change its text, or stop asking it.") % {"question": code}
        yield _about(organisation, code, "own-question", message)


def _about(organisation: Organisation, code: str, what: str, message: str) -> Obstacle:
    return Obstacle(what, message, "question_edit", {"key": organisation.key, "code": code})
