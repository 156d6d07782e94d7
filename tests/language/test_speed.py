import sys
from statistics import median
from time import perf_counter

from needs.language import blocking, remarks_on
from needs.language.checker import _check

from .measuring import labelled

GENEROUS = 0.02  # seconds; a need takes far less than a thousandth on a machine with nothing else to do


def test_a_need_is_checked_while_nobody_notices():
    statements = [row.statement for row in labelled()]
    for statement in statements:
        remarks_on(statement)
    _check.cache_clear()
    first, again = ([_seconds(remarks_on, each) for each in statements] for _ in range(2))
    blocked = [_seconds(blocking, each) for each in statements]
    figures = ", ".join(f"{1000 * median(times):.3f} ms" for times in (first, again, blocked))
    sys.stdout.write(f"\na need, the same need again, what blocks it: {figures}\n")
    assert median(first) < GENEROUS


def _seconds(function, statement) -> float:
    started = perf_counter()
    function(statement)
    return perf_counter() - started
