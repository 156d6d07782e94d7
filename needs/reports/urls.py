from django.urls import path

from .views import decision, report

urlpatterns = [
    path("arenden/<key:key>/rapport/", report.report, name="report"),
    path("arenden/<key:key>/rapport.pdf", report.report_pdf, name="report_pdf"),
    path("arenden/<key:key>/beslut/", decision.decide, name="case_decide"),
]
