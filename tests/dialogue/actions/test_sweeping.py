from datetime import timedelta

import pytest
from django.utils import timezone

from needs.dialogue.actions.entry import find_link, make_own_link, reply_of, start_visit
from needs.dialogue.actions.sweeping import Swept, sweep
from needs.dialogue.models import Reply, Visit
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply, make_token

pytestmark = pytest.mark.django_db


def test_what_nobody_wrote_in_and_nobody_can_come_back_to_is_swept_away_after_a_day():
    inquiry = make_asking()
    poster = make_invited(inquiry, "open")
    link = find_link(make_token(poster))
    left, mine, open_still = (reply_of(start_visit(link)) for _ in range(3))
    personal = reply_of(start_visit(find_link(make_token(make_invited(inquiry)))))
    make_own_link(mine)
    written = make_reply(inquiry, {"M1": "Larmet"}, invitation=poster)
    sent = make_contribution(inquiry, invitation=poster).reply
    now = timezone.now()
    assert sweep(now + timedelta(hours=11)) == Swept(visits=0, replies=0)
    assert sweep(now + timedelta(hours=13)) == Swept(visits=4, replies=0)
    Visit.objects.create(reply=open_still, secret_hash="of another device", seen_at=now + timedelta(hours=20))
    assert sweep(now + timedelta(hours=25)) == Swept(visits=0, replies=1)
    assert set(Reply.objects.all()) == {mine, open_still, personal, written, sent}
    assert not Reply.objects.filter(pk=left.pk).exists()
