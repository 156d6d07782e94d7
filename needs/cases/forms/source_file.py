from __future__ import annotations

import hashlib

from django.utils.translation import pgettext_lazy

from needs.casefile.canonical import canonical_json
from needs.safekeeping.file_fields import CheckedFilesField
from needs.safekeeping.forms import OnceForm


class SourceFilesForm(OnceForm):
    uploads = CheckedFilesField(label=pgettext_lazy("source", "Add files"))

    @property
    def form_key(self) -> str:
        """Other files are another deed, also when the page is the same that somebody has gone back to."""
        key = super().form_key
        sent = [[upload.name, upload.size] for upload in self.files.getlist("uploads")]
        return hashlib.sha256(canonical_json([key, sent])).hexdigest()[:40] if key else ""
