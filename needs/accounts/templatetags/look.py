"""What the templates of the look need and cannot say themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms, template
from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from ..queries.membership import own_organisation

register = template.Library()

DJANGO_TEXTAREA_ROWS = "10"
FEW_ROWS = "3"
ANY_FORM = BaseForm | BaseFormSet
WORDS = (
    pgettext_lazy("number", "no"),
    pgettext_lazy("number", "one"),
    pgettext_lazy("number", "two"),
    pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"),
    pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"),
    pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"),
    pgettext_lazy("number", "nine"),
    pgettext_lazy("number", "ten"),
    pgettext_lazy("number", "eleven"),
    pgettext_lazy("number", "twelve"),
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend on a page; `target` is the id of its control, empty when it belongs to no control."""

    message: str
    target: str


@register.simple_tag
def control(field: BoundField, extra_class: str = "") -> SafeString:
    """The control of a field, as wide as its answer (`field.width`) and with the right keyboard on a phone."""
    widget = field.field.widget
    attrs: dict[str, str | bool] = {}
    if not isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        width = getattr(field.field, "width", "")
        classes = [widget.attrs.get("class", ""), "input", f"input--{width}" if width else "", extra_class]
        attrs["class"] = " ".join(filter(None, classes))
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_TEXTAREA_ROWS:
        attrs["rows"] = FEW_ROWS
    if isinstance(widget, forms.TextInput) and "inputmode" not in widget.attrs:
        attrs |= _keyboard(field.field)
    return field.as_widget(attrs=attrs)


def _keyboard(field: forms.Field) -> dict[str, str]:
    match field:
        case forms.FloatField() | forms.DecimalField():
            return {"inputmode": "decimal"}
        case forms.IntegerField():
            return {"inputmode": "numeric"}
        case _:
            return {}


@register.simple_tag
def problems_of(form: ANY_FORM | None = None, forms: Iterable[ANY_FORM | None] | None = None) -> list[Problem]:
    """Every error of one form, or of several forms and formsets, in the order they stand on the page."""
    shown = [form] if form else list(forms or ())
    return [problem for each in shown if each for problem in _problems(each)]


def _problems(form: ANY_FORM) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        yield from (Problem(str(message), "") for message in form.non_form_errors())
        for member in form.forms:
            yield from _problems(member)
        return
    yield from (Problem(str(message), "") for message in form.non_field_errors())
    for name in form.fields:
        target = _target(form[name])
        yield from (Problem(str(message), target) for message in form[name].errors)


def _target(field: BoundField) -> str:
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def in_words(number: int) -> str:
    """Numbers up to twelve as words, the way running text has them."""
    return str(WORDS[number]) if 0 <= number < len(WORDS) else str(number)


@register.filter
def unstopped(text: str | None) -> str:
    """A part of a sentence, without the full stop that people write out of habit."""
    return (text or "").strip().rstrip(".")


@register.simple_tag(takes_context=True)
def owner_name(context: Context) -> str:
    """The organisation whose name stands in the head: the page's, its case's, else the person's own."""
    organisation = context.get("organisation") or getattr(context.get("case"), "organisation", None)
    if organisation:
        return str(organisation)
    user = context.get("user")
    return own_organisation(user) if user else ""
