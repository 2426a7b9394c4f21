"""Words that may be a name and are ordinary English, or stand in names without being one."""

_ORDINARY = """
a after all also am an and any april are art as ask association at august autumn back baker bank bay be bell
best big bill bird black blue book bright brook brown bush but by can carol carpenter case center centre
chance chase christian church city clay cliff club coast college company cook cross curt dale dawn day dean
december department design do drew each earnest east even event faith february field fine fish for forest
foundation fox frank free friday from gene general golden good grace grant gray green grey group guy had hall
hardy harmony has have he heath her him his home hope house how hunter i if in institute international iris is
it its ivy jack january jay jean joy july june king lab laboratory lake lane law lee levy library lily limited
little long love major many march mark mason may me media meetup melody miles mill miller mixer monday more
museum my national new no noble nobody north not november now october of office old olive on one or our own
page park particular partners pat patience penny people peter pierce place potter price programme project
prudence public rain ray read red reed research rich rise river rob robin rock rose ruby rusty sage said sandy
saturday say school science september service services she short sky smith so society some south star stone
storm studio studios sue summer sunday swift systems team technology the them they this thursday to trinity
true trust tuesday two university up us van violet wade walker was way we weaver web wednesday well west what
when white who wild will winter wise with wolf wood word work would you young
"""
_SMALL = "al and bin da de del della den der di dos du e el et ibn la le of st ten ter the to und van von y zu zum"
_TITLES = "dame dr herr frau madam madame miss mme mr mrs ms mx prof professor sir"

SMALL = frozenset(_SMALL.split())
"""Words that stand small inside a name: there, part of the whole name only."""
TITLES = frozenset(_TITLES.split())
"""What stands before a name and is none."""
ORDINARY = frozenset(_ORDINARY.split()) | SMALL
"""In lower case these are the language's; with a capital they are taken for the name (docs/decisions/0011)."""
