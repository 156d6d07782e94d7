"""Every address of the product, one row each: who may read it, who may write there, and what becomes of it when.

`get` and `post` are words of `policies.py`. `post=IGNORED` is a page that only reads: a POST gets the page and changes
nothing. `get=NO_PAGE` is a button without a page: 405. Numbers are what those the policy lets through get, by state of
the case where it matters. `types` is what the person types; the rest of the body is what the page holds already.
`costly` pages are made for one person only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils import timezone

from tests.cases.factories import PASSWORD
from tests.safekeeping.uploads import PDF, SentAgain

from .answering import ANSWERED, ASIDE, NEW, SHEET, WAITING
from .asking import invitation_in, material_in
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
    # What was made is shown at once and never again.
    shows: bool = False

    @property
    def states(self) -> tuple[str, ...]:
        return STATES if self.place == "case" else ("draft",)

    def path(self, world: World, state: str) -> str:
        return reverse(self.name, kwargs=PLACES[self.place](world, state) | dict(self.at))

    def reading(self, state: str) -> int:
        return self.read if isinstance(self.read, int) else self.read[state]

    def writing(self, state: str) -> int:
        return self.write if isinstance(self.write, int) else self.write[state]

    def carries_out(self, state: str) -> bool:
        """Whether a POST does what it is for: it leads on, or answers a script that shows no page."""
        is_answer = self.shows or self.get == NO_PAGE
        return self.writing(state) in (302, 303) or (is_answer and self.writing(state) == 200)


def _reset(world: World, state: str) -> dict[str, str]:
    user = world.people["officer"]
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


PLACES: dict[str, Callable[[World, str], dict[str, Any]]] = {
    "door": lambda world, state: {"token": world.door.token},
    "attachment": lambda world, state: {"file_key": world.door.file},
    "site": lambda world, state: {},
    "reset": _reset,
    "organisation": lambda world, state: {"key": world.home.key},
    "case": lambda world, state: {"key": world.cases[state].key},
    "invitation": lambda world, state: invitation_in(world.cases[state]),
    "material": lambda world, state: material_in(world.cases[state]),
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
OPEN = {"number": 2}
OUT = {"status": "rejected", "retired_reason": "Löst redan"}
APART = {"first": "1", "other": "3", "reason": "Olika grupper"}
MERGED = {"into": "3", "reason": "Samma behov"}
LIST = {"pasted": "Vikarier", "confirmed": "1"}
PASTED = {"pasted": "Titel\tVem\nBelysning\tAlla\n"}
DRAFT_OF = {"draft_of": "/arenden/", "what": "veta vem som kommer"}
FILES = {"uploads": SentAgain("Anteckningar.pdf", PDF)}
FILE = {"file": SentAgain("Underlag.pdf", PDF)}
KEPT = {"page": "question-M1", "text": "Att någon kommer"}
ABOUT = {"role": "uses", "first_hand": "yes"}
ASKED = {"title": "Hur är det?", "perspective": "citizen"}
LATER = {"closes_on": f"{timezone.localdate() + timedelta(days=45):%Y-%m-%d}"}
LET_THROUGH = {"verdict": "accept", "reason": ""}
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
    site("outbox", "administers", "administers", place="organisation", types={"letter": "all"}),
    # --- Drafts: each person's own, whatever form they are of
    site("draft_save", NO_PAGE, "logged in", types=DRAFT_OF | {"draft": "1"}, changes=False),
    site("draft_discard", NO_PAGE, "logged in", types=DRAFT_OF, changes=False),
    # --- People outside: the door is for anyone who has the link, the rest for one who has come in
    site("contribute", "anyone", "anyone", place="door", types={"new": "1"}, write=303),
    site("contribute_start", "answers"),
    site("contribute_question", "answers", "answers", at={"place": 1}, types={"text": "Larmet"}, write=303),
    site("contribute_needs", "answers", "answers", types={"need-0-text": "Ett larm som hörs"}, write=303),
    site("contribute_choice", "answers", "answers", at={"place": 1}, types={"choice": "left"}, write=303),
    site("contribute_about", "answers", "answers", types=ABOUT, write=303),
    site("contribute_save", NO_PAGE, "answers", types=KEPT, write=200),
    site("contribute_material", "answers", place="attachment"),
    site("contribute_check", "answers", "answers", write=303),
    site("contribute_receipt", "answers", read=303),
    site("contribute_copy", "answers", read=303),
    site("contribute_pause", "answers", "answers", write=200, changes=False),
    site("contribute_leave", "anyone"),
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
    # --- Asking people outside: F-001 is a draft, F-002 is open
    case("inbox", "members", "writes needs", types={"pick": "1:M1:1", "reason": "Gäller växeln"}),
    case("contribution", "members", at=SHEET),
    case("contribution_text", "members", at=SHEET),
    case("contribution_moderate", "runs cases", "runs cases", at=WAITING, types=LET_THROUGH, read=302),
    case("item_use", "writes needs", "writes needs", at=NEW, types={"who": "Alla"}, read=SENT_ON),
    case("item_attach", "writes needs", "writes needs", at=NEW, types={"need": "1"}, read=SENT_ON),
    case("item_set_aside", "writes needs", "writes needs", at=NEW, types={"reason": "Löst"}, read=SENT_ON),
    case("item_take_back", "writes needs", "writes needs", at=ASIDE, read=SENT_ON),
    case("inquiry_result", "members", at=ANSWERED),
    case("inquiry_list", "members", "runs cases", types=DONE),
    case("inquiry_new", "runs cases", "runs cases", types=ASKED, read=SENT_ON),
    case("inquiry", "members", at=OPEN),
    case("inquiry_questions", "runs cases", "runs cases", at=FIRST, types={"own": "Vad kostar det?"}, read=SENT_ON),
    case("inquiry_edit", "runs cases", "runs cases", at=FIRST, types={"minutes": "12"}, read=SENT_ON),
    case("inquiry_preview", "members", at=OPEN),
    case("inquiry_open", "runs cases", "runs cases", at=FIRST),
    case("inquiry_close", "runs cases", "runs cases", at=OPEN, write=302),
    case("inquiry_extend", "runs cases", "runs cases", at=OPEN, types=LATER, write=302),
    case("inquiry_tell", "runs cases", "runs cases", at=OPEN, write=302, changes=False),
    case("inquiry_log", "members", at=OPEN),
    case("inquiry_material", "runs cases", "runs cases", at=FIRST, types=FILE),
    site("inquiry_material_file", "members", place="material"),
    site("inquiry_material_remove", NO_PAGE, "runs cases", place="material"),
    case("invitation_new", "runs cases", "runs cases", at=OPEN, types={"people": "bo@exempel.se"}),
    case("invitation_link_new", "runs cases", "runs cases", at=OPEN, write=SAVED | {"draft": 200}, shows=True),
    case("invitation_remind", "runs cases", "runs cases", at=OPEN, write=302),
    site("invitation_renew", "runs cases", "runs cases", place="invitation"),
    site("invitation_extend", "runs cases", "runs cases", place="invitation", types=LATER),
    site("invitation_revoke", "runs cases", "runs cases", place="invitation"),
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
    case("need_similar", "members", "writes needs", types=APART),
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
