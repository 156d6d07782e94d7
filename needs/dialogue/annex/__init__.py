"""The dialogue's part of a case file: inquiries with what came in, read and written, and what `verify` tells of it."""

from needs.cases.annexes import Annex

from .faults import faults
from .news import news
from .read import read
from .write import write

ANNEX = Annex(read=read, write=write, faults=faults, news=news)
