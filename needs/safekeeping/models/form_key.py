from django.db import models


class FormKey(models.Model):
    """That a form has been carried out: sent again, it leads to the same result instead of a second record.

    `holder` is whose form it was (`user:…`, `reply:…`), `result` the address of what came of it.
    """

    holder = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    result = models.CharField(max_length=300)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="form_key_once")]
        indexes = [models.Index(fields=["used_at"], name="form_key_by_time")]

    def __str__(self) -> str:
        return f"{self.holder} {self.key}"
