"""Inquiries and invitations, as the officer works with them."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import inquiry, inquiry_state, invitation, log, material, open_link, preview

one_invitation = [
    path("ny-lank/", invitation.renew, name="invitation_renew"),
    path("dra-tillbaka/", invitation.withdraw, name="invitation_revoke"),
    path("sista-dag/", invitation.prolong, name="invitation_extend"),
]

one_inquiry: list[URLPattern | URLResolver] = [
    path("", inquiry.read, name="inquiry"),
    path("fragor/", inquiry.questions, name="inquiry_questions"),
    path("andra/", inquiry.edit, name="inquiry_edit"),
    path("forhandsgranska/", preview.show, name="inquiry_preview"),
    path("oppna/", inquiry_state.open_, name="inquiry_open"),
    path("stang/", inquiry_state.close, name="inquiry_close"),
    path("sista-dag/", inquiry_state.extend, name="inquiry_extend"),
    path("beratta/", inquiry_state.tell, name="inquiry_tell"),
    path("bilagor/", material.index, name="inquiry_material"),
    path("bilagor/<key:file_key>/", material.file, name="inquiry_material_file"),
    path("bilagor/<key:file_key>/ta-bort/", material.remove, name="inquiry_material_remove"),
    path("logg/", log.index, name="inquiry_log"),
    path("bjud-in/", invitation.create, name="invitation_new"),
    path("lank/", open_link.create, name="invitation_link_new"),
    path("paminn/", invitation.remind_all, name="invitation_remind"),
    path("inbjudan/<key:invitation>/", include(one_invitation)),
]

in_case: list[URLPattern | URLResolver] = [
    path("", inquiry.index, name="inquiry_list"),
    path("ny/", inquiry.create, name="inquiry_new"),
    path("<int:number>/", include(one_inquiry)),
]

urlpatterns = [path("arenden/<key:key>/fragor/", include(in_case))]
