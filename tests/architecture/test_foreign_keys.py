"""Import contracts do not see a foreign key named by a string, so the model graph is walked here."""

import pytest
from django.apps import apps
from django.db.models import Field

# From the ground up; a room may point at its own floor and at those below.
FLOORS = [
    {"contenttypes", "auth", "sessions", "account"},
    {"accounts"},
    {"safekeeping"},
    {"strategy"},
    {"cases"},
    {"portfolio", "exchange", "reports", "dialogue"},
]
FLOOR_OF = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("needs.")]


def points_upwards(source: str, target: str) -> bool:
    same_floor_other_room = FLOOR_OF[source] == FLOOR_OF[target] and source != target
    return FLOOR_OF[target] > FLOOR_OF[source] or same_floor_other_room


def relations(model) -> list[Field]:
    return [field for field in model._meta.get_fields(include_hidden=True) if field.is_relation and field.concrete]


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_only_at_the_same_room_or_one_below(model):
    room = model._meta.app_label
    upwards = [
        f"{field} → {field.related_model._meta.label}"
        for field in relations(model)
        if points_upwards(room, field.related_model._meta.app_label)
    ]
    assert upwards == []


def test_every_room_with_models_has_a_floor():
    assert {model._meta.app_label for model in OWN_MODELS} <= FLOOR_OF.keys()


def test_a_foreign_key_to_a_higher_room_would_be_caught():
    assert points_upwards("accounts", "cases")
    assert points_upwards("reports", "exchange")
    assert not points_upwards("cases", "strategy")
    assert not points_upwards("cases", "cases")
