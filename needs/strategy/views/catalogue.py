from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.accounts.models import Organisation
from needs.accounts.queries.membership import organisations_where
from needs.accounts.roles import Permission
from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out, sent_before

from ..actions.catalogue import add_shipped, change_catalogue, create_catalogue
from ..forms.catalogue import CatalogueForm
from ..queries.catalogue import catalogue_page, catalogues_by_organisation, validity, visible_catalogue
from ..rules.access import may_keep_catalogues, require


@login_required
def index(request: HttpRequest) -> HttpResponse:
    kept = organisations_where(request.user, Permission.ADMINISTER)
    context = {"groups": catalogues_by_organisation(request.user), "kept": set(kept.values_list("pk", flat=True))}
    return render(request, "strategy/catalogue/list.html", context)


@login_required
def read(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = visible_catalogue(request.user, key)
    context = {
        "catalogue": catalogue,
        "organisation": catalogue.organisation,
        "page": catalogue_page(catalogue),
        "validity": validity(catalogue),
        "may_keep": may_keep_catalogues(request.user, catalogue.organisation_id),
    }
    return render(request, "strategy/catalogue/read.html", context)


@login_required
def create(request: HttpRequest) -> HttpResponse:
    organisation = _organisation(request)
    form = CatalogueForm(request.POST or kept_draft(request), organisation=organisation)
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, organisation, form))
    # The name is taken by the very catalogue that the same form has made.
    context = {"form": form, "organisation": organisation}
    return sent_before(request) or render(request, "strategy/catalogue/edit.html", context)


def _create(request: HttpRequest, organisation: Organisation, form: CatalogueForm) -> str:
    catalogue = create_catalogue(organisation=organisation, values=form.values(), by=request.user)
    messages.success(request, _("%(catalogue)s is saved. Now add its goals.") % {"catalogue": catalogue})
    return reverse("catalogue", kwargs={"key": catalogue.key})


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = visible_catalogue(request.user, key)
    require(may_keep_catalogues(request.user, catalogue.organisation_id))
    form = CatalogueForm(request.POST or kept_draft(request), organisation=catalogue.organisation, catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        try:
            change_catalogue(catalogue=catalogue, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        messages.success(request, _("The catalogue is saved."))
        return redirect("catalogue", key=catalogue.key)
    context = {"form": form, "catalogue": catalogue, "organisation": catalogue.organisation}
    return render(request, "strategy/catalogue/edit.html", context)


@login_required
@require_POST
def shipped(request: HttpRequest) -> HttpResponse:
    added = add_shipped(organisation=_organisation(request), by=request.user)
    for catalogue in added:
        messages.success(request, _("%(catalogue)s is added. You may edit the copy.") % {"catalogue": catalogue})
    return redirect("catalogue_list")


def _organisation(request: HttpRequest) -> Organisation:
    """The one whose catalogues the person keeps; the one asked for when she keeps several.

    A member who keeps none is refused; an organisation she does not belong to does not exist.
    """
    kept = organisations_where(request.user, Permission.ADMINISTER)
    asked = request.GET.get("organisation", "")
    if asked and not organisations_where(request.user, Permission.READ).filter(slug=asked).exists():
        raise Http404
    organisation = kept.filter(slug=asked).first() if asked else kept.first()
    require(organisation is not None)
    assert organisation is not None
    return organisation
