"""The question bank of an organisation: the shipped questions with its own wordings and questions laid over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from needs.accounts.models import Organisation

from .. import questions as shipped
from ..models import BankQuestion

LANGUAGES = ("sv", "en")
TEXTS = ("wording", "hint", "why", "example")


@dataclass(frozen=True)
class GuidingQuestion:
    """A question as it is asked. `id` is that of a shipped question (`M1`) or of the organisation's own (`M101`).

    `is_own` says that the organisation has worded it, `language` in which language the texts are. A retired
    question is no longer asked; it is here only where it has been answered.
    """

    id: str
    wording: str
    hint: str = ""
    why: str = ""
    example: str = ""
    is_own: bool = False
    is_retired: bool = False
    language: str = "sv"


Overlay = Mapping[str, Mapping[str, BankQuestion]]


def bank(organisation: Organisation, perspective: str, language: str) -> list[GuidingQuestion]:
    """The questions that are asked from one perspective and worded in one language (`sv`, `en`). One query."""
    asked = questions_for(perspective, organisation, language)
    return [question for question in asked if question.language == language]


def questions_for(
    kind: str, organisation: Organisation, language: str, answered: Collection[str] = ()
) -> list[GuidingQuestion]:
    """Those asked from one perspective, in the other language where they lack this one; shipped ones first.

    Retired ones come last if their id is among the `answered`. One query.
    """
    rows = overlay(organisation, kind)
    every = [as_asked(id_, rows.get(id_, {}), language) for id_ in in_order(kind, rows)]
    kept = [question for question in every if not question.is_retired or question.id in answered]
    return sorted(kept, key=lambda question: question.is_retired)


def wordings(organisation: Organisation) -> dict[str, str]:
    """Every question that was ever in the bank by its id, in Swedish, the language of case files. One query."""
    rows = overlay(organisation)
    ids = dict.fromkeys([*shipped.every_id(), *rows])
    return {id_: as_asked(id_, rows.get(id_, {}), "sv").wording for id_ in ids}


def overlay(organisation: Organisation, kind: str = "") -> Overlay:
    """The organisation's own rows by question and language, of one perspective or all."""
    rows = BankQuestion.objects.filter(organisation=organisation)
    found: dict[str, dict[str, BankQuestion]] = defaultdict(dict)
    for row in rows.filter(perspective=kind) if kind else rows:
        found[row.code][row.language] = row
    return found


def as_asked(id_: str, rows: Mapping[str, BankQuestion], language: str) -> GuidingQuestion:
    """The organisation's wording, else the shipped one, else that in the other language."""
    is_retired = any(row.retired for row in rows.values())
    for tongue in (language, *(other for other in LANGUAGES if other != language)):
        own = rows.get(tongue)
        texts = own_texts(own) if own and own.wording else shipped.texts(id_, tongue)
        if texts:
            is_own = bool(own and own.wording)
            return GuidingQuestion(id=id_, is_own=is_own, is_retired=is_retired, language=tongue, **texts)
    return GuidingQuestion(id=id_, wording=id_, is_own=True, is_retired=True, language=language)


def own_texts(row: BankQuestion) -> dict[str, str]:
    return {name: getattr(row, name) for name in TEXTS}


def in_order(kind: str, rows: Iterable[str]) -> list[str]:
    """The shipped ones as they are asked, then the organisation's own by number: `M101` before `M102`."""
    ours = [question.id for question in shipped.questions_for(kind)]
    own = sorted((id_ for id_ in rows if id_ not in ours), key=lambda id_: (len(id_), id_))
    return [*ours, *own]
