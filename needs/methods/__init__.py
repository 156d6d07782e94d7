"""The mathematics of prioritising: pure functions on numbers. No Django, no database.

Missing is `nan`: arguments may hold `None` or `nan` for what nobody has filled in, answers hold `nan`
for what cannot be computed. `None` never comes back, so that arithmetic on an answer stays arithmetic.
"""
