"""A temporary place with the settings of production, and an organisation with 100 cases, one of them with 300 needs."""

import atexit
import os
import shutil
import tempfile
from typing import Any

NEEDS, CASES = 300, 100


def use_a_temporary_place() -> str:
    """Before Django is set up: production as documented, behind a proxy, with a database of its own."""
    place = tempfile.mkdtemp(prefix="behovsarbete-bench-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name in ("DEBUG", "DEVELOPMENT", "DATABASE_URL", "STATIC_ROOT"):
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "behovsarbete.settings",
        "SECRET_KEY": "only for measuring, and long enough not to be complained about",
        "ALLOWED_HOSTS": "testserver,127.0.0.1",
        "DATA_DIR": place,
        "EMAIL_URL": "memorymail://",
        "LOG_LEVEL": "ERROR",
    }
    return place


def prepare() -> None:
    from django.core.management import call_command  # Django is set up by now

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill() -> tuple[Any, Any]:
    """The officer and her case with 300 needs, all linked, scored and classed."""
    from needs.cases.models import Criterion, Effect, Need, NeedGoal, NeedSource, Score
    from tests.cases.factories import make_case, make_goal, make_ready_case

    case = make_ready_case()
    officer, goal, source = case.owner, case.goals.get(), case.sources.get()
    for number in range(CASES - 1):
        make_case(officer, title=f"Ärende {number}", estimated_value=1_250_000, decision_due_on="2027-02-01")
    make_goal(case.organisation, "Ett mål till")
    kinds = [perspective.kind for perspective in case.perspectives.all()]
    Need.objects.bulk_create(_need(case, number, kinds) for number in range(2, NEEDS + 1))
    needs = list(Need.objects.filter(case=case, number__gt=1))
    NeedGoal.objects.bulk_create(NeedGoal(need=need, goal=goal, strength=2, reason="Når fram") for need in needs)
    NeedSource.objects.bulk_create(NeedSource(need=need, source=source, quote="Så är det.") for need in needs)
    criteria = list(Criterion.objects.filter(case=case))
    Score.objects.bulk_create(
        Score(need=need, criterion=criterion, by=officer, value=need.number % 6)
        for need in needs
        for criterion in criteria
    )
    Effect.objects.get(case=case).needs.add(*needs[:50])
    return officer, case


def _need(case: Any, number: int, kinds: list[str]) -> Any:
    from needs.cases.models import Need

    return Need(
        case=case, number=number, title=f"Veta vem som kommer, variant {number}", who="Den som har hemtjänst",
        what="veta vem som kommer och ungefär när", so_that="dagen blir trygg", problem="Ingen vet.",
        met_when=["Namnet syns dagen före"], perspective=kinds[number % 6], kind="function", consequence="Oro",
        probability=number % 5 + 1, impact=number % 5 + 1, effort=number % 5 + 1, cost_per_year=1_250_000 + number,
        moscow=("must", "should", "could")[number % 3], moscow_reason="Liv och hälsa", status="prioritised",
        created_by=case.owner,
    )  # fmt: skip
