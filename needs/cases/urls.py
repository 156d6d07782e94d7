"""Addresses of the core: Swedish words, a key that cannot be guessed, then the ids people see."""

from django.urls import include, path, register_converter

from .views import (
    case,
    coverage,
    decision,
    effect,
    event,
    goal,
    need,
    need_similar,
    overview,
    perspective,
    priority,
    question,
    source,
    source_file,
    stakeholder,
    stakeholder_list,
    task,
    workshop,
)


class Ref:
    """`B-001` in an address, 1 in the view; also of four digits and more."""

    prefix: str

    def to_python(self, value: str) -> int:
        return int(value.removeprefix(f"{self.prefix}-"))

    def to_url(self, value: int) -> str:
        return f"{self.prefix}-{value:03d}"


class NeedRef(Ref):
    prefix = "B"
    regex = r"B-\d{3,6}"


class SourceRef(Ref):
    prefix = "U"
    regex = r"U-\d{3,6}"


class StakeholderRef(Ref):
    prefix = "I"
    regex = r"I-\d{3,6}"


class EffectRef(Ref):
    prefix = "E"
    regex = r"E-\d{3,6}"


register_converter(NeedRef, "need")
register_converter(SourceRef, "source")
register_converter(EffectRef, "effect")
register_converter(StakeholderRef, "stakeholder")

in_case = [
    path("", task.hub, name="case_hub"),
    path("uppgifter-om-arendet/", case.facts, name="case_facts"),
    path("medarbetare/", case.team, name="case_team"),
    path("bakgrund/", case.background, name="case_background"),
    path("nulage/", case.situation, name="case_situation"),
    path("lardomar/", case.lessons, name="case_lessons"),
    path("avgransning/", case.delimitation, name="case_delimitation"),
    path("alternativ/", case.alternatives, name="case_alternatives"),
    path("mal/", goal.choose, name="case_goals"),
    path("mal/tackning/", goal.trace, name="case_trace"),
    path("mal/<int:number>/", goal.uncovered, name="case_goal"),
    path("perspektiv/<slug:kind>/", perspective.edit, name="perspective"),
    path("tackning/", coverage.read, name="coverage"),
    path("intressenter/", stakeholder.index, name="stakeholder_list"),
    path("intressenter/ny/", stakeholder.create, name="stakeholder_new"),
    path("intressenter/klistra-in/", stakeholder_list.paste, name="stakeholder_import"),
    path("intressenter/<stakeholder:number>/", stakeholder.edit, name="stakeholder"),
    path("intressenter/<stakeholder:number>/ta-bort/", stakeholder.remove, name="stakeholder_remove"),
    path("underlag/", source.index, name="source_list"),
    path("underlag/nytt/", source.create, name="source_new"),
    path("underlag/<source:number>/", source.edit, name="source"),
    path("underlag/<source:number>/ta-bort/", source.remove, name="source_remove"),
    path("underlag/<source:number>/filer/", source_file.add, name="source_file_add"),
    path("underlag/<source:number>/filer/<key:file_key>/", source_file.read, name="source_file"),
    path("underlag/<source:number>/filer/<key:file_key>/ta-bort/", source_file.remove, name="source_file_remove"),
    path("underlag/<source:number>/workshop/", workshop.workshop, name="workshop"),
    path("behov/", need.index, name="need_list"),
    path("behov/nytt/", need.create, name="need_new"),
    path("behov/liknande/", need_similar.index, name="need_similar"),
    path("behov/<need:number>/", need.read, name="need"),
    path("behov/<need:number>/andra/", need.edit, name="need_edit"),
    path("behov/<need:number>/avsluta/", need.retire, name="need_retire"),
    path("behov/<need:number>/ateruppta/", need.restore, name="need_restore"),
    path("behov/<need:number>/sla-ihop/", need.merge, name="need_merge"),
    path("effekter/", effect.index, name="effect_list"),
    path("effekter/ny/", effect.create, name="effect_new"),
    path("effekter/<effect:number>/", effect.edit, name="effect"),
    path("effekter/<effect:number>/ta-bort/", effect.remove, name="effect_remove"),
    path("kriterier/", priority.criteria, name="criteria"),
    path("vardera/", priority.score, name="score"),
    path("prioritering/", priority.result, name="priority"),
    path("lamna-for-beslut/", decision.submit, name="case_submit"),
    path("ta-tillbaka/", decision.withdraw, name="case_withdraw"),
    path("ny-version/", decision.revise, name="case_revise"),
    path("avbryt/", decision.cancel, name="case_cancel"),
    path("handelser/", event.index, name="case_events"),
]

bank = [
    path("", question.index, name="question_bank"),
    path("ny/", question.create, name="question_new"),
    path("<slug:code>/", question.edit, name="question_edit"),
    path("<slug:code>/sluta-fraga/", question.retire, name="question_retire"),
    path("<slug:code>/fraga-igen/", question.restore, name="question_restore"),
    path("<slug:code>/ursprunglig-text/", question.reset, name="question_reset"),
]

urlpatterns = [
    path("oversikt/", overview.overview, name="overview"),
    path("arenden/", case.index, name="case_list"),
    path("arenden/nytt/", case.create, name="case_new"),
    path("arenden/<key:key>/", include(in_case)),
    path("organisation/<key:key>/fragor/", include(bank)),
]
