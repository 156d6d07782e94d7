import pytest

from ..reading import said_by


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("felet åtgärdas inom en timme", ["åtgärdas"]),
        ("felet rapporteras", ["rapporteras"]),
        ("någon gång bli informerad", ["bli informerad"]),
        ("felet åtgärdas av driften", []),
        ("hämtas senast klockan 8", []),
        ("veta när felet åtgärdas", []),
        ("trivas och finnas till", []),
        ("använda elevernas toaletter", []),
    ],
)
def test_a_passive_without_anybody_in_the_main_clause(what: str, found: list[str]):
    assert said_by("passive", what) == found


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("ska kunna välja mat", ["ska"]),
        ("tolken måste komma", ["måste"]),
        ("veta vad som ska hända", []),
        ("veta att vattnet måste kokas", []),
        ("veta vem som ringer, det ska synas", ["ska"]),
    ],
)
def test_modal_verbs_belong_in_requirements(what: str, found: list[str]):
    assert said_by("requirement_language", what) == found


def test_outcomes_and_acceptance_may_say_shall():
    assert said_by("requirement_language", so_that="maten ska räcka", met_when="Svar ska ges.") == []
