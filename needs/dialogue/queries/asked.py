"""What somebody outside is asked, as she meets it: one shape for her own pages and for the officer's preview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.cases.wording import listed

from ..models import Inquiry


@dataclass(frozen=True)
class AskedQuestion:
    """`place` from 1, the order in which they are asked."""

    place: int
    id: str
    wording: str
    hint: str = ""
    why: str = ""
    example: str = ""


@dataclass(frozen=True)
class AskedComparison:
    place: int
    id: str
    left: str
    left_text: str
    right: str
    right_text: str


@dataclass(frozen=True)
class AskedFile:
    key: str
    name: str
    size: int


@dataclass(frozen=True)
class AskedContact:
    name: str
    email: str
    telephone: str


@dataclass(frozen=True)
class Asked:
    """`case_title` is empty when the case is restricted. `language` is that of every text the officer wrote."""

    title: str
    introduction: str
    organisation: str
    case_title: str
    contact: AskedContact
    minutes: int | None
    closes_on: date | None
    privacy: str
    language: str
    questions: tuple[AskedQuestion, ...]
    comparisons: tuple[AskedComparison, ...]
    asks_for_needs: bool
    materials: tuple[AskedFile, ...]

    @property
    def extent(self) -> str:
        """How much there is to answer, in the order it comes: `5 questions and 9 choices`."""
        questions, choices = len(self.questions), len(self.comparisons)
        counted = [
            (questions, ngettext("%(count)s question", "%(count)s questions", questions)),
            (int(self.asks_for_needs), _("needs in your own words")),
            (choices, ngettext("%(count)s choice", "%(count)s choices", choices)),
        ]
        return listed([words % {"count": count} for count, words in counted if count])


def asked(inquiry: Inquiry, closes_on: date | None = None) -> Asked:
    """One query, for the files. `closes_on` is the last day of one invitation when it is another than the others'."""
    case = inquiry.case
    return Asked(
        title=inquiry.title,
        introduction=inquiry.introduction,
        organisation=str(case.organisation),
        case_title="" if case.restricted else case.title,
        contact=AskedContact(inquiry.contact_name, inquiry.contact_email, inquiry.contact_telephone),
        minutes=inquiry.minutes,
        closes_on=closes_on or inquiry.closes_on,
        privacy=inquiry.privacy,
        language=inquiry.language,
        questions=tuple(AskedQuestion(place=place, **each) for place, each in enumerate(inquiry.questions, start=1)),
        comparisons=tuple(
            AskedComparison(place=place, **each) for place, each in enumerate(inquiry.comparisons, start=1)
        ),
        asks_for_needs=inquiry.asks_for_needs,
        materials=tuple(
            AskedFile(each.file.key, each.file.name, each.file.size)
            for each in inquiry.materials.select_related("file")
        ),
    )
