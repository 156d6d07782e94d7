from .background import Alternative, Answer, CaseGoal, Perspective
from .baseline import Baseline, Decision
from .case import SITUATION, Case, TeamMember
from .effect import Effect
from .need import Need, NeedGoal, NeedSource
from .priority import Criterion, Score
from .question import BankQuestion
from .source import Source, SourceFile
from .stakeholder import Stakeholder, StakeholderContact

__all__ = [
    "SITUATION",
    "Alternative",
    "Answer",
    "BankQuestion",
    "Baseline",
    "Case",
    "CaseGoal",
    "Criterion",
    "Decision",
    "Effect",
    "Need",
    "NeedGoal",
    "NeedSource",
    "Perspective",
    "Score",
    "Source",
    "SourceFile",
    "Stakeholder",
    "StakeholderContact",
    "TeamMember",
]
