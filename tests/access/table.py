"""Every address of the product, one row each: who may read it, who may write there, and what becomes of it when.

`get` and `post` are words of `policies.py`. `post=IGNORED` is a page that only reads: a POST gets the page and changes
nothing. `get=NO_PAGE` is a button without a page: 405. Numbers are what those the policy lets through get, by state of
the case where it matters. `types` is what the person types; the rest of the body is what the page holds already.
`costly` pages are made for one person only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from tests.cases.factories import PASSWORD
from tests.safekeeping.uploads import PDF, SentAgain

from .world import STATES, World

Status = int | Mapping[str, int]
IGNORED, NO_PAGE = "ignored", "no page"
SAVED = {"draft": 302, "submitted": 409, "approved": 409}  # the contents of a case are locked once it is submitted
SENT_ON = {"draft": 200, "submitted": 302, "approved": 302}  # a form that can save nothing leads to where it is read
RESTING = {"draft": 409, "submitted": 200, "approved": 409}
DECIDED_ON = {"draft": 409, "submitted": 409, "approved": 200}


@dataclass(frozen=True)
class Row:
    name: str
    get: str
    post: str
    place: str = "site"
    at: Mapping[str, Any] = field(default_factory=dict)
    types: Mapping[str, Any] = field(default_factory=dict)
    read: Status = 200
    write: Status = 302
    changes: bool = True
    costly: bool = False

    @property
    def states(self) -> tuple[str, ...]:
        return STATES if self.place == "case" else ("draft",)

    def path(self, world: World, state: str) -> str:
        return reverse(self.name, kwargs=PLACES[self.place](world, state) | dict(self.at))

    def reading(self, state: str) -> int:
        return self.read if isinstance(self.read, int) else self.read[state]

    def writing(self, state: str) -> int:
        return self.write if isinstance(self.write, int) else self.write[state]


def _reset(world: World, state: str) -> dict[str, str]:
    user = world.people["officer"]
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


PLACES: dict[str, Callable[[World, str], dict[str, Any]]] = {
    "site": lambda world, state: {},
    "reset": _reset,
    "organisation": lambda world, state: {"key": world.home.key},
    "case": lambda world, state: {"key": world.cases[state].key},
    "import": lambda world, state: {"key": world.cases[state].key, "import_key": world.imports[state].key},
    "finished import": lambda world, state: {"key": world.cases["draft"].key, "import_key": world.imports["done"].key},
    "question": lambda world, state: {"key": world.home.key, "code": "M101"},
    "retired question": lambda world, state: {"key": world.home.key, "code": "K1"},
    "reworded question": lambda world, state: {"key": world.home.key, "code": "V1"},
    "catalogue": lambda world, state: {"key": world.goals[0].catalogue.key},
    "file": lambda world, state: {"key": world.cases[state].key, "number": 1, "file_key": world.files[state]},
    "goal": lambda world, state: {"key": world.goals[0].catalogue.key, "goal": world.goals[1].key},
    "retired goal": lambda world, state: {"key": world.goals[0].catalogue.key, "goal": world.goals[3].key},
}


def site(name: str, get: str, post: str = IGNORED, **more: Any) -> Row:
    return Row(name, get, post, **more)


def case(name: str, get: str, post: str = IGNORED, **more: Any) -> Row:
    return Row(name, get, post, place="case", **({"write": SAVED} | more))


NEW_PASSWORD = "ett annat långt lösenord 2027"
CHANGED_PASSWORD = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
LOGIN = {"login": "nobody@kommun.example", "password": "wrong"}
SIGNUP = {"email": "ny@kommun.example", "password1": NEW_PASSWORD}
DONE = {"done": "yes"}
FIRST, RETIRED, DRAFT, UNUSED = ({"number": number} for number in (1, 2, 3, 2))
OUT = {"status": "rejected", "retired_reason": "Löst redan"}
MERGED = {"into": "3", "reason": "Samma behov"}
LIST = {"pasted": "Vikarier", "confirmed": "1"}
PASTED = {"pasted": "Titel\tVem\nBelysning\tAlla\n"}
FILES = {"uploads": SentAgain("Anteckningar.pdf", PDF)}
DECIDED = {"verdict": "approve", "rest": "on", "password": PASSWORD}

TABLE = [
    # --- Outside the cases
    site("start", "visitors"),
    site("help", "anyone"),
    site("accessibility", "anyone"),
    site("privacy", "anyone"),
    site("cookies", "anyone"),
    site("healthz", "anyone"),
    site("set_language", "anyone", "anyone", types={"language": "en"}, read=302, changes=False),
    site("account", "logged in"),
    site("account_login", "visitors", "visitors", types=LOGIN, write=200, changes=False),
    site("account_logout", "logged in or home", "anyone", changes=False),
    site("account_signup", "visitors", "visitors", types=SIGNUP, write=200, changes=False),
    site("account_inactive", "anyone"),
    site("account_reauthenticate", "logged in", "logged in", types={"password": PASSWORD}, changes=False),
    site("account_change_password", "logged in", "logged in", types=CHANGED_PASSWORD),
    site("account_reset_password", "anyone", "anyone", types={"email": "a@kommun.example"}, changes=False),
    site("account_reset_password_done", "anyone"),
    site("account_reset_password_from_key", "anyone", "anyone", place="reset", read=302, changes=False),
    site("account_reset_password_from_key_done", "anyone"),
    site("organisation", "members", place="organisation"),
    site("question_bank", "members", place="organisation"),
    site("question_new", "administers", "administers", place="organisation", types={"wording": "Vad saknas?"}),
    site("question_edit", "administers", "administers", place="question", types={"wording": "Vad vill du?"}),
    site("question_retire", NO_PAGE, "administers", place="question"),
    site("question_restore", NO_PAGE, "administers", place="retired question"),
    site("question_reset", NO_PAGE, "administers", place="reworded question"),
    site("outbox", "administers", "administers", place="organisation", types={"letter": "all"}, changes=False),
    # --- Goal catalogues
    site("catalogue_list", "logged in"),
    site("catalogue_new", "administers", "administers", types={"name": "Hållbarhetsplan"}),
    site("catalogue_shipped", NO_PAGE, "administers"),
    site("catalogue", "members", place="catalogue"),
    site("catalogue_edit", "administers", "administers", place="catalogue", types={"name": "Vision 2040"}),
    site("goal_new", "administers", "administers", place="catalogue", types={"title": "Ett nytt mål"}),
    site("goal_edit", "administers", "administers", place="goal", types={"title": "Ett ändrat mål"}),
    site("goal_move", NO_PAGE, "administers", place="goal", types={"to": "up"}),
    site("goal_retire", NO_PAGE, "administers", place="goal"),
    site("goal_restore", NO_PAGE, "administers", place="retired goal"),
    # --- Cases
    site("overview", "logged in"),
    site("case_list", "logged in"),
    site("case_new", "runs cases somewhere", "runs cases somewhere", types={"title": "Ny växel"}),
    case("case_hub", "members"),
    case("case_facts", "members", "runs cases", types={"title": "Trygghet dygnet runt"}),
    case("case_team", "members", "runs cases", types={"members": []}),
    case("case_background", "members", "runs cases", types={"background": "Avtalet är uppsagt."}),
    case("case_situation", "members", "runs cases", types={"situation_costs": "Två miljoner om året."}),
    case("case_lessons", "members", "runs cases", types={"lessons": "Börja tidigare."}),
    case("case_delimitation", "members", "runs cases", types={"outside": "Sjukhusen."}),
    case("case_alternatives", "members", "runs cases", types={"share-reason": "Grannkommunen vill inte."}),
    case("case_goals", "members", "runs cases", types=DONE),
    case("case_trace", "members"),
    case("case_goal", "members", "runs cases", at=RETIRED, types={"uncovered_reason": "Ett annat ärende."}),
    case("perspective", "members", "runs cases", at={"kind": "operations"}, types={"summary": "Oro om kvällen."}),
    case("case_events", "members"),
    case("report", "members"),
    case("report_pdf", "members", costly=True),
    # --- Stakeholders, coverage
    case("coverage", "members"),
    case("stakeholder_list", "members", "runs cases", types=DONE),
    case("stakeholder_new", "writes needs", "writes needs", types={"name": "Anhöriga"}, read=SENT_ON),
    case("stakeholder_import", "writes needs", "writes needs", types=LIST, read=SENT_ON),
    case("stakeholder", "members", "writes needs", at=FIRST, types={"name": "Nattlaget"}),
    case("stakeholder_remove", "writes needs", "writes needs", at=FIRST),
    # --- Underlag, effects, needs
    case("source_list", "members", "runs cases", types=DONE),
    case("source_new", "writes needs", "writes needs", types={"title": "Enkät"}, read=SENT_ON),
    case("source", "members", "writes needs", at=FIRST, types={"title": "Intervjuer"}),
    case("source_remove", "writes needs", "writes needs", at=UNUSED),
    case("source_file_add", "writes needs", "writes needs", at=FIRST, types=FILES, read=SENT_ON),
    site("source_file", "members", place="file"),
    site("source_file_remove", "writes needs", "writes needs", place="file"),
    case("workshop", "writes needs", "writes needs", at=FIRST, types={"what": "bli hörd"}, read=SENT_ON),
    case("effect_list", "members", "runs cases", types=DONE),
    case("effect_new", "writes needs", "writes needs", types={"indicator": "Andel nöjda"}, read=SENT_ON),
    case("effect", "writes needs", "writes needs", at=FIRST, types={"indicator": "Andel trygga"}, read=SENT_ON),
    case("effect_remove", "writes needs", "writes needs", at=FIRST),
    case("need_list", "members", "runs cases", types=DONE),
    case("need_new", "writes needs", "writes needs", types={"what": "bli hörd"}, read=SENT_ON),
    case("need", "members", at=FIRST),
    case("need_edit", "writes needs", "writes needs", at=FIRST, types={"what": "veta när"}, read=SENT_ON),
    case("need_retire", "writes needs", "writes needs", at=FIRST, types=OUT, read=SENT_ON),
    case("need_restore", NO_PAGE, "writes needs", at=RETIRED),
    case("need_merge", "writes needs", "writes needs", at=FIRST, types=MERGED, read=SENT_ON),
    # --- Priority
    case("criteria", "runs cases", "runs cases", types={"K1-name": "Nytta för många"}),
    case("score", "writes needs", "writes needs", types={"score-B-001-K1": "5"}),
    case("priority", "members", "runs cases", types={"B-001-moscow": "should"}),
    # --- Import
    case("import_new", "runs cases", "runs cases", types=PASTED, read=SAVED | {"draft": 200}),
    site("import_columns", "imported it", "imported it", place="import", types={"column-0": "title"}),
    site("import_preview", "imported it", "imported it", place="import", types={"only_valid": "1"}),
    site("import_remarks", "imported it", place="import"),
    site("import_result", "imported it", place="finished import"),
    site("import_discard", NO_PAGE, "imported it", place="import"),
    # --- The way to a decision
    case("case_submit", "runs cases", "runs cases"),
    case("case_withdraw", "runs cases", "runs cases", read=RESTING, write=RESTING | {"submitted": 302}),
    case("case_revise", "runs cases", "runs cases", read=DECIDED_ON, write=DECIDED_ON | {"approved": 302}),
    case("case_cancel", "runs cases", "runs cases", types={"reason": "Behovet är borta"}, write=302),
    case("case_decide", "decides", "decides", types=DECIDED, read=RESTING, write=RESTING | {"submitted": 302}),
]
