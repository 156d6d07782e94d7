"""One order of locks: whoever writes about an invitation without holding its case stops nobody, and is not stopped."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.utils import timezone

from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.delivery import mark_bounced, mark_sent
from needs.dialogue.actions.entry import find_link, remember_fetched, start_visit
from needs.dialogue.actions.inquiry import add_material, extend_inquiry, open_inquiry, remove_material
from needs.dialogue.actions.invitation import remind
from needs.dialogue.models import Inquiry, Invitation, LogEntry, Material
from needs.safekeeping.models import Event
from tests.dialogue.actions.test_inbox_at_once import at_once
from tests.dialogue.factories import invite_one, make_inquiry
from tests.dialogue.factories_contribution import make_reply

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("Underlag.txt", "Att läsa.".encode())


class Scene:
    """Somebody who is asked, was written to two days ago and has begun to answer."""

    def __init__(self) -> None:
        draft = make_inquiry()
        self.by = draft.case.owner
        self.material = add_material(inquiry=draft, upload=a_file(), by=self.by)
        self.inquiry: Inquiry = open_inquiry(inquiry=draft, by=self.by)
        invitation, self.token = invite_one(self.inquiry)
        self.reply = make_reply(self.inquiry, {"V1": "Vi är för få."}, invitation=invitation)
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
        self.invitation = Invitation.objects.get()


OUTSIDE: dict[str, Callable[[Scene], object]] = {
    "opened": lambda scene: start_visit(find_link(scene.token)),
    "material": lambda scene: remember_fetched(scene.reply, scene.material),
    "extended": lambda scene: mark_sent(scene.invitation, "extended"),
    "bounced": lambda scene: mark_bounced(scene.invitation),
}
HOLDING_THE_CASE: dict[str, Callable[[Scene], object]] = {
    "submit": lambda scene: submit(reply=scene.reply),
    "remind": lambda scene: remind(inquiry=scene.inquiry, by=scene.by),
    "extend": lambda scene: extend_inquiry(
        inquiry=scene.inquiry, closes_on=scene.inquiry.closes_on + timedelta(days=1), by=scene.by
    ),
}


@on_postgresql
@pytest.mark.parametrize(
    "outside,inside",
    [(outside, "submit") for outside in OUTSIDE] + [("opened", "remind"), ("extended", "extend")],
)
def test_both_are_done_when_they_meet_half_way(outside, inside):
    scene, done = Scene(), []

    def in_a_transaction_of_its_own() -> None:
        try:
            HOLDING_THE_CASE[inside](scene)
            done.append(inside)
        finally:
            connection.close()

    other = threading.Thread(target=in_a_transaction_of_its_own)
    with transaction.atomic():
        OUTSIDE[outside](scene)
        other.start()
        other.join(timeout=0.3)  # by now it is over, or holds the case and waits for the invitation
    other.join(timeout=10)
    assert (done, LogEntry.objects.filter(kind=outside).exists()) == ([inside], True)


def test_of_two_who_take_the_same_file_away_one_does():
    inquiry = make_inquiry()
    material = add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)
    take = [
        lambda each=each: remove_material(material=each, by=inquiry.case.owner)
        for each in (material, Material.objects.get(pk=material.pk))
    ]
    assert sorted(at_once(*take)) == [False, True]
    assert Event.objects.filter(kind="inquiry.material_removed").count() == 1
