from django.urls import path

from .views import imports

urlpatterns = [
    path("arenden/<key:key>/behov/importera/", imports.upload, name="import_new"),
    path("arenden/<key:key>/behov/importera/<key:import_key>/kolumner/", imports.columns, name="import_columns"),
    path("arenden/<key:key>/behov/importera/<key:import_key>/granska/", imports.review, name="import_preview"),
    path("arenden/<key:key>/behov/importera/<key:import_key>/anmarkningar.csv", imports.remarks, name="import_remarks"),
    path("arenden/<key:key>/behov/importera/<key:import_key>/klart/", imports.result, name="import_result"),
    path("arenden/<key:key>/behov/importera/<key:import_key>/slang/", imports.discard, name="import_discard"),
]
