from django.db import migrations

from needs.safekeeping.immutable import MakeImmutable


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]

    operations = [MakeImmutable("cases_baseline"), MakeImmutable("cases_decision")]
