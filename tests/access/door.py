"""An inquiry that people outside answer, and somebody who has come in to it: the actor `contributor`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from needs.accounts.models import User
from needs.cases.models import Case
from needs.dialogue.actions.entry import find_link, remember_fetched, start_visit
from needs.dialogue.actions.reply import save_part
from needs.dialogue.models import Material, Reply, Visit
from needs.safekeeping.files import keep
from tests.cases.factories import make_case
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_invited, make_token
from tests.safekeeping.uploads import upload

# What she has written and not sent: it stands on her pages and nowhere else.
WRITTEN = "Utkastet som ingen på myndigheten ser"


@dataclass(frozen=True)
class Door:
    """`token` opens the door, `secret` is the cookie of one who has come in, `file` the key of what she may read."""

    token: str = ""
    secret: str = ""
    file: str = ""
    case: Case | None = None


def build_door(officer: User) -> Door:
    """In a case of its own, so that it is in nobody's way."""
    inquiry = make_asking(make_case(officer, title="Frågor till brukare"), comparisons=COMPARISONS)
    file = keep(upload=upload(), organisation_id=inquiry.case.organisation_id, by=officer)
    material = Material.objects.create(inquiry=inquiry, file=file)
    token = make_token(make_invited(inquiry))
    secret = start_visit(find_link(token))
    reply = save_part(reply=Reply.objects.get(submitted_at=None), part={"answers": {"M2": {"text": WRITTEN}}})
    # What is remembered by itself when pages are read is remembered already.
    remember_fetched(reply, material)
    Visit.objects.update(seen_at=timezone.now() + timedelta(hours=1))
    return Door(token, secret, file.key, inquiry.case)
