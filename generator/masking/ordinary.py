"""Words that may be a name and are ordinary English, or stand in names without being one."""

# In lower case these are the language's; with a capital they are taken for the name (docs/decisions/0011).
ORDINARY = frozenset(
    """
    a after all also am an and any are art as ask at autumn back baker bank bay be bell best big bill bird black blue book bright brook
    brown bush but by can carol carpenter case chance chase christian church clay cliff coast cook cross curt dale dawn day
    dean do drew each earnest east even faith field fine fish for forest fox frank free from general gene golden good grace
    grant gray green grey guy hall had hardy harmony has have he heath her him his home hope house how hunter i if in iris is
    it its ivy jack jay jean joy king lake lane lab law lee levy lily little long love major many mark mason may me melody miles
    mill miller more my new no nobody noble north not now of old olive on one or our own page park particular pat patience penny peter pierce place
    potter price prudence rain ray read red reed rich rise river rob robin rock rose ruby rusty said sandy sage say she short
    smith so some south star stone storm sue summer swift sky the them they this to trinity true two up us van violet wade
    walker was way we web weaver well west what when white who wild will winter wise with wolf wood word work would you young
    april august december february january july june march november october september
    monday tuesday wednesday thursday friday saturday sunday
    association center centre city club college company department design event foundation group institute international
    laboratory library limited media meetup mixer museum national office partners people programme project public research
    school science service services society studio studios systems team technology trust university
    """.split()
)
# Written small inside a name, and titles before it: part of a whole name, never masked alone.
PARTICLES = frozenset(
    "al and bin da de del della den der di dos dr du e el et ibn la le madam miss mme mr mrs ms mx of prof professor sir st ten "
    "ter the to und van von y zu zum".split()
)
