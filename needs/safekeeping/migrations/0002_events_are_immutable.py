from django.db import migrations

from needs.safekeeping.immutable import MakeImmutable


class Migration(migrations.Migration):
    dependencies = [("safekeeping", "0001_events")]

    operations = [MakeImmutable("safekeeping_event", (("id",), ("stream", "sequence")))]
