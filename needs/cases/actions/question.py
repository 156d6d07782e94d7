"""Keeping an organisation's question bank: its own wordings of shipped questions, and questions of its own.

A question is one record in two rows: the Swedish one carries the version, the English one is a part of it. Texts that
are as shipped are not kept, so that they follow the bank. `by` None is the system, which imports cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from needs.accounts.models import Organisation, User
from needs.accounts.rules.access import may_administer, require
from needs.safekeeping import keeping
from needs.safekeeping.keeping import Place, Relation
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import BankQuestion
from ..queries.question import TEXTS
from ..questions import is_shipped, letter_of, question, texts
from ..rules.question import resetting, wording

FIRST_OWN = 101
NOTHING = dict.fromkeys(TEXTS, "")


def create_question(
    *, organisation: Organisation, perspective: str, values: Mapping[str, Any], by: User | None, code: str = ""
) -> BankQuestion:
    """A question of the organisation's own. `values` are its texts, the English ones as `wording_en` and so on.

    It gets the next number of its perspective, or `code` when that is free.
    """
    with _changing(organisation, by=by) as fresh:
        if not code or fresh.questions.filter(code=code).exists():
            code = next_code(fresh, perspective)
        row = BankQuestion(organisation=fresh, code=code, perspective=perspective, language="sv")
        return keeping.create(row, values=values, by=by, place=_place(row, "question.created"))


def change_question(
    *, organisation: Organisation, code: str, values: Mapping[str, Any], edit: Edit | None, by: User | None
) -> BankQuestion:
    """Word a question. Texts without a wording in their language are those of the shipped question."""
    with _changing(organisation, by=by) as fresh:
        row = _row(fresh, code)
        kept = {**_as_kept(code, "sv", values), **_as_kept(code, "en", values)}
        return keeping.change(row, values=kept, edit=edit, by=by, place=_place(row, "question.changed"))


def reset_question(*, organisation: Organisation, code: str, by: User | None) -> BankQuestion:
    """Back to the shipped wording in both languages."""
    with _changing(organisation, by=by) as fresh:
        refuse_if(resetting(fresh, code))
        row = _row(fresh, code)
        values = NOTHING | {_english(name): "" for name in TEXTS}
        return keeping.change(row, values=values, edit=None, by=by, place=_place(row, "question.reset"))


def retire_question(*, organisation: Organisation, code: str, by: User | None) -> BankQuestion:
    """Ask it no more; the answers it has been given keep it."""
    return _set_retired(organisation, code, retired=True, by=by)


def restore_question(*, organisation: Organisation, code: str, by: User | None) -> BankQuestion:
    return _set_retired(organisation, code, retired=False, by=by)


def next_code(organisation: Organisation, perspective: str) -> str:
    """`M101`, `M102`, …: rows are never deleted, so no number returns."""
    letter = letter_of(perspective)
    codes = organisation.questions.filter(perspective=perspective).values_list("code", flat=True)
    given = [int(code[1:]) for code in codes if code.startswith(letter) and code[1:].isdecimal()]
    return f"{letter}{max([FIRST_OWN - 1, *given]) + 1}"


def _set_retired(organisation: Organisation, code: str, *, retired: bool, by: User | None) -> BankQuestion:
    with _changing(organisation, by=by) as fresh:
        row = _row(fresh, code)
        where = _place(row, "question.retired" if retired else "question.restored")
        return keeping.change(row, values={"retired": retired}, edit=None, by=by, place=where)


@contextmanager
def _changing(organisation: Organisation, *, by: User | None) -> Iterator[Organisation]:
    """The organisation's row is the queue for its questions and their numbers."""
    require(may_administer(by, organisation.pk))
    with transaction.atomic():
        yield Organisation.objects.select_for_update().get(pk=organisation.pk)


def _row(organisation: Organisation, code: str) -> BankQuestion:
    """The row of a question; a shipped one gets its first, without a wording, when it is changed."""
    about = {"organisation": organisation, "code": code, "language": "sv"}
    if is_shipped(code):
        BankQuestion.objects.get_or_create(**about, defaults={"perspective": question(code).perspective})
    return BankQuestion.objects.get(**about)


def _as_kept(code: str, language: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing where the texts are the shipped ones, or where there is no wording."""
    named = {name: name if language == "sv" else _english(name) for name in TEXTS}
    typed = {name: values.get(field, "") for name, field in named.items()}
    kept = NOTHING if not typed["wording"] or typed == texts(code, language) else typed
    return {named[name]: text for name, text in kept.items()}


def _english(name: str) -> str:
    return f"{name}_en"


def _text(name: str) -> Relation[BankQuestion]:
    """One of the English texts, which stand in a row of their own."""

    def about(row: BankQuestion) -> dict[str, Any]:
        return {"organisation": row.organisation, "code": row.code, "language": "en"}

    def read(row: BankQuestion) -> str:
        return BankQuestion.objects.filter(**about(row)).values_list(name, flat=True).first() or ""

    def write(row: BankQuestion, value: str) -> None:
        defaults = {name: value, "perspective": row.perspective}
        BankQuestion.objects.update_or_create(**about(row), defaults=defaults)

    return Relation(read=read, write=write)


ENGLISH: Mapping[str, Relation[BankQuestion]] = {_english(name): _text(name) for name in TEXTS}


def _place(row: BankQuestion, kind: str) -> Place[Any]:
    """An organisation's own events have its key as their stream, as those of a catalogue have the catalogue's."""
    organisation = row.organisation
    return Place(
        stream=organisation.key,
        organisation_id=organisation.pk,
        record=f"question:{row.code}",
        kind=kind,
        relations=ENGLISH,
        check=wording,
    )
