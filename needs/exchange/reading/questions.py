"""The questions a file answers that are not shipped: an organisation's own, found in the one that reads the file."""

from __future__ import annotations

from needs.accounts.models import Organisation
from needs.casefile import models as f
from needs.cases.actions.question import create_question
from needs.cases.models import BankQuestion
from needs.cases.questions import is_shipped

from .fit import check_fit


class Questions:
    """Those the organisation lacks are kept as no longer asked: what it asks is never added to by a file."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    def id_of(self, perspective: str, answer: f.Answer) -> str:
        """The id here: the same when it is free, else another, since `M101` elsewhere can be another question."""
        if is_shipped(answer.question):
            return answer.question
        same = self._organisation.questions.filter(perspective=perspective, wording=answer.wording)
        code = same.values_list("code", flat=True).first()
        return code or self._keep(perspective, answer)

    def _keep(self, perspective: str, answer: f.Answer) -> str:
        values = {"wording": answer.wording or answer.question, "retired": True}
        check_fit(BankQuestion, answer.question, values)
        kept = create_question(
            organisation=self._organisation, perspective=perspective, values=values, by=None, code=answer.question
        )
        return kept.code
