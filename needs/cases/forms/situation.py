"""The current situation: the eight items that describe how the need is met today."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .fields import Question
from .part import PartForm


class SituationForm(PartForm):
    part = "situation"
    title = _("Current situation")
    lead = _("How is the need met today? Eight short answers give a picture that others can check.")
    save = _("Save the current situation")
    advice = (
        _("Write what you know. “We do not know yet” is also an answer, and shows what has to be found out."),
        _("A few figures with their source say more than a long text."),
    )

    situation_content = Question(
        label=_("What does today's delivery consist of?"),
        help_text=_("Goods, services and support, as they are today."),
        why=_("The starting point has to be known before anyone can say what should become different."),
        example=_("1 140 safety alarms with an alarm centre round the clock, installation and exchange of batteries."),
        rows=3,
    )
    situation_costs = Question(
        label=_("What does it cost today?"),
        help_text=_("Per year, with your own time included. A rough figure is better than none."),
        why=_("Costs that are not on the invoice are often the larger ones. They decide whether a change pays."),
        example=_("2.1 million kronor a year to the supplier, and about 900 hours of our own for administration."),
        rows=3,
    )
    situation_volumes = Question(
        label=_("How much is used?"),
        help_text=_("Numbers per month or year, and how they vary."),
        why=_("Volumes decide which solutions are reasonable and how many suppliers are able to deliver."),
        example=_("About 3,400 alarms a month. Twice as many in July, when the regular staff are on holiday."),
        rows=3,
    )
    situation_organisation = Question(
        label=_("Who does what around it?"),
        help_text=_("Who orders, uses, receives and follows up?"),
        why=_("A need often lies in the hand-overs between people. Here it shows who has to be heard."),
        example=_(
            "Needs assessors order, the home care groups answer the alarms, the administration checks the invoices."
        ),
        rows=3,
    )
    situation_integrations = Question(
        label=_("What must it work together with?"),
        help_text=_("Systems, premises, routines and other contracts."),
        why=_("What it must work with limits the choice. The sooner it is known, the less it costs."),
        example=_("The care system, the door locks in two thirds of the homes, and the routine for the night patrol."),
        rows=3,
    )
    situation_users = Question(
        label=_("How many use it, and who are they?"),
        help_text=_("Numbers per group, also of those who seldom meet it."),
        why=_("The groups that are easily forgotten are also the ones that most often find it hard to use."),
        example=_("1,140 people with an alarm, 60 per cent over 85. About 90 have Finnish as their first language."),
        rows=3,
    )
    situation_characteristics = Question(
        label=_("What characterises it?"),
        help_text=_("What matters in daily use: availability, security, language, environment."),
        why=_("Properties that nobody complains about are easily taken for granted, and lost."),
        example=_("It is to work during power cuts, and be understood by someone who does not see well."),
        rows=3,
    )
    situation_adjacent_areas = Question(
        label=_("What lies next to it?"),
        help_text=_("Other cases, contracts or changes that affect this one, or are affected by it."),
        why=_("Two cases that do not know of each other may buy the same thing twice, or block each other."),
        example=_("The broadband expansion in the south, and the region's purchase of sensors for home care."),
        rows=3,
    )
