"""Which form of ours a page holds, for the components that keep a draft of it."""

from django import template
from django.template import Context

from ..drafts import form_address

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_address(context: Context) -> str:
    return form_address(context["request"])
