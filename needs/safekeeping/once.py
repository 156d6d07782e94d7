"""A form is carried out once: sent again, also at the same time, it leads to what came of it the first time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from needs.accounts.keys import new_key
from needs.accounts.typed import SECRET
from needs.casefile.canonical import canonical_json

from .files import gone_on_failure
from .models import FormKey

FIELD = "once"
# Passwords are nobody's content, and neither is which of its buttons sent a form.
NOT_CONTENT = SECRET | {"next"}


def new_form_key() -> str:
    return new_key()


def key_of(sent: QueryDict, field: str = FIELD) -> str:
    """The same for the same form with the same content; empty for a form that carries no key.

    Whoever goes back and writes something else means another record: her text is never answered with the first.
    """
    if not sent.get(field):
        return ""
    content = {name: values for name, values in sent.lists() if name not in NOT_CONTENT}
    return hashlib.sha256(canonical_json(content)).hexdigest()[:40]


def once(*, holder: str, key: str, do: Callable[[], str]) -> str:
    """Carry out `do` in one transaction and keep the address it gives; the same key again gives that address.

    `holder` is whose form it is (`user:…`, `reply:…`). When `do` raises, the key is free again. Without a key it is
    carried out each time.
    """
    with gone_on_failure(), transaction.atomic():
        if not key:
            return do()
        # Who comes second at the same time waits here: PostgreSQL at the unique index, SQLite at the write lock.
        used, is_first = FormKey.objects.get_or_create(
            holder=holder, key=key, defaults={"result": "", "used_at": timezone.now()}
        )
        if is_first:
            used.result = do()
            used.save(update_fields=["result"])
        return used.result


def came_of(*, holder: str, key: str) -> str:
    """The address that the form has led to; empty when it has not been carried out."""
    return FormKey.objects.filter(holder=holder, key=key).values_list("result", flat=True).first() or ""
