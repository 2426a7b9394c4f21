"""A year lived by a script: an owner who meets people, through this program's own commands.

    python -m tests.year [--days 365] [--seeds 3] [--print 30]

prints how much the owner is asked for each day; tests/year/test_year.py watches what must hold on each of them.
"""
