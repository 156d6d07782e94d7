from django.db import migrations

from needs.safekeeping.immutable import MakeImmutable


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]

    operations = [
        MakeImmutable("cases_baseline", (("id",), ("case_id", "version"))),
        MakeImmutable("cases_decision", (("id",), ("baseline_id",))),
    ]
