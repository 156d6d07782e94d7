"""The server is killed while people answer: nothing they were told is there may be lost, nothing may be there by half.

A short form runs with the other tests; `make test-faults` kills ten times during five hundred answers.
"""

import os
import time

from .contributors import Ledger, crowd
from .server import Server

PEOPLE = int(os.environ.get("FAULTS_PEOPLE", "16"))
KILLS = int(os.environ.get("FAULTS_KILLS", "2"))
LONGEST = 900.0


def test_no_acknowledged_answer_is_lost_and_none_is_there_by_half(server: Server):
    ledger = Ledger()
    threads = crowd(server.port, server.inside("prepare", str(PEOPLE)), ledger)
    kills, until = 0, time.monotonic() + LONGEST
    while any(thread.is_alive() for thread in threads) and time.monotonic() < until:
        if kills < KILLS and len(ledger.sent) >= (kills + 1) * PEOPLE // (KILLS + 1):
            server.kill()
            server.start()
            kills += 1
        time.sleep(0.02)
    found = server.inside("audit")
    assert ledger.failures == []
    assert (kills, len(ledger.sent)) == (KILLS, PEOPLE)
    assert {receipt: found["received"].get(receipt) for receipt in ledger.sent} == {
        receipt: [text] for receipt, text in ledger.sent.items()
    }
    assert len(found["received"]) == PEOPLE
    kept = {text for texts in found["received"].values() for text in texts} | set(found["drafts"])
    assert set(ledger.saved) - kept == set()
    assert (found["halves"], found["ends"]) == ([], [])
