"""A need as one sentence."""

from django.utils.translation import pgettext

from needs.casefile.models import Need

from .wording import stop


def sentence(need: Need) -> str:
    """`who` needs `what` so that `so_that`, with what there is; empty when nothing is written."""
    who, what, so_that = (part.strip().rstrip(".,") for part in (need.who, need.what, need.so_that))
    if not what:
        return stop(" ".join(filter(None, (who, so_that))))
    start = f"{who} {pgettext('statement', 'needs to')} {what}" if who else what
    return stop(f"{start}, {pgettext('statement', 'so that')} {so_that}" if so_that else start)


def name(need: Need) -> str:
    """The title, or the beginning of the sentence when nobody has named the need."""
    text = need.title.strip() or sentence(need)
    return text if len(text) <= 90 else f"{text[:90].rsplit(' ', 1)[0]} …"
