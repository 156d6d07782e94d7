from django.db import migrations

from needs.safekeeping.immutable import MakeImmutable


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_dialogue")]

    operations = [
        MakeImmutable("dialogue_contribution", (("id",), ("reply_id",), ("case_id", "number"))),
        MakeImmutable("dialogue_logentry", (("id",),)),
    ]
