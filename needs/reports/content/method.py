"""How the figures came about, and what the words mean."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.methods.risk import YEARLY_PROBABILITY

from .front import Fact
from .reading import Reading
from .wording import listed, percent


@dataclass(frozen=True, slots=True)
class Method:
    paragraphs: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    terms: tuple[Fact, ...]


def method(reading: Reading) -> Method:
    del reading
    chances = listed([percent(chance) for chance in YEARLY_PROBABILITY.values()])
    return Method(
        (
            Fact(
                _("Six perspectives"),
                _(
                    "Customer, citizen, operations, political vision, business and industry are each heard, or set "
                    "aside with a written reason. A voice is one person heard in an interview, a workshop, a survey "
                    "or the like. First-hand experience means that the person lives with the need, not that she "
                    "speaks for somebody else."
                ),
            ),
            Fact(
                _("Goals"),
                _(
                    "Each need is linked to the goals it serves, with a strength: 3 decisive, 2 contributes clearly,"
                    " 1 contributes. Needs without a goal and goals without a need are shown as gaps."
                ),
            ),
            Fact(
                _("Weighted value"),
                _(
                    "Several people score each need 0–5 on each criterion. The value of a need is the weighted mean "
                    "over the criteria, where the weights sum to 100 percent. A surer score weighs more. A criterion"
                    " where less is better is turned round. What nobody has scored is left out, never counted as "
                    "zero. Needs with the same value share their places. Spread is the standard deviation between "
                    "the people."
                ),
            ),
            Fact(
                _("Classes"),
                _(
                    "Must, should, could and not this time (MoSCoW) are chosen by the officer with a reason. The "
                    "shares are counted on effort, not on number. Must should take at most 60 percent of the effort,"
                    " so that there is something to give up when time or money runs short. Source: DSDM Handbook."
                ),
            ),
            Fact(
                _("Risk and cost"),
                _(
                    "Probability and impact have five steps each, and are multiplied. The expected cost a year is "
                    "the cost when it happens times the chance of the probability step: %(chances)s for the steps 1 "
                    "to 5."
                )
                % {"chances": chances},
            ),
        )
    )


def glossary(reading: Reading) -> Glossary:
    del reading
    return Glossary(
        (
            Fact(_("Need"), _("What somebody has to achieve, whatever the solution, and why.")),
            Fact(_("Effect"), _("A change that can be measured, with a value today and a target.")),
            Fact(_("Goal"), _("Something that has been decided politically or by the management, with its source.")),
            Fact(_("Perspective"), _("One of six points of view from which the need is looked at.")),
            Fact(_("Source"), _("What a need rests on, for example an interview, a workshop or statistics.")),
            Fact(_("Must-need"), _("A need without which the procurement has no purpose.")),
            Fact(_("Approved version"), _("The content as it was locked and approved, with a checksum.")),
            Fact(_("Checksum"), _("A number computed from the whole content. If a single sign changes, so does it.")),
        )
    )
