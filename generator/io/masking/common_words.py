"""Words that a text has without naming anybody: ordinary ones, little ones, titles."""

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
_LITTLE = """
a about above across after against all along also am among an and any are around as at be because been before behind
below beneath beside besides between beyond both but by could did do does during each every everybody everyone except
for from had has have he her hers him his how i if in inside into is it its me mine my myself neither no nobody nor not
of on onto or other our ours out outside over she should since some somebody someone than that the their theirs them
then there these they this those through throughout to toward towards under until up upon us was we were what when
where which who whom whose why with within without would yet you your yours
"""

SMALL = frozenset(_SMALL.split())
"""Particles written in lower case inside a name: masked as a part of the whole name only."""
TITLES = frozenset(_TITLES.split())
"""Titles before a name, which are no names."""
ORDINARY = frozenset(_ORDINARY.split()) | SMALL
"""In lower case these are ordinary words; with a capital they are taken for a name (docs/decisions/0011)."""
LITTLE = frozenset(_LITTLE.split())
"""Articles, prepositions, `she`, `who` and the like: a capital does not make a name of them."""
