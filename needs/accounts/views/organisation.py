from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..queries.organisation import organisation_page, visible_organisation
from ..rules.access import may_administer


@login_required
def read(request: HttpRequest, key: str) -> HttpResponse:
    organisation = visible_organisation(request.user, key)
    context = {
        "organisation": organisation,
        "page": organisation_page(organisation),
        "may_administer": may_administer(request.user, organisation.pk),
    }
    return render(request, "accounts/organisation/read.html", context)
