"""Word lists of the rules that read what is said around a figure."""

# --- events: verbs for what is done with people, things or money, their regular forms made below

REGULAR_EVENTS = """
    abduct abstain add admit allocate approve arrest attend attract award ban borrow burn bury
    cancel capture charge close collapse collect contribute convict crash create cull damage
    delay deliver demolish deploy deport destroy detain die disappear dismiss displace donate
    drift drown earmark earn employ enrol evacuate evict execute expel export fail fine fire
    flood free gain gather graduate harvest hire hospitalize house import indict infect injure
    intercept invest jail kidnap kill launch loot march miss need offer open owe perish plant
    pledge produce promise protest provide raise recall recover recruit register release
    relocate rescue resettle return sack sample save seize sentence settle shelter ship sign
    slaughter station store strand suffer survive suspend test transfer trap treat use
    vaccinate vanish vote waste wound wreck
""".split()
IRREGULAR_EVENTS = frozenset(
    """beaten bought built burnt buy buying build building cost costs cut cutting dead draw drawn
    drew dying fed fled flee fleeing frozen given held hidden hit hostage hurt killed laid lay left
    lend lending lent lose losing lost made missing paid pay paying sank sell selling sent shed shot
    shut sink sinking sold spend spending spent stole stolen strike striking struck sunk taken torn
    withdrawn won""".split()
)
STATES = frozenset("dead injured wounded missing hostage captive hurt homeless stranded".split())
BETWEEN_EVENT = frozenset(
    "another a the its their his her some as still already since also who".split()
)

# --- changes

UP_VERBS = frozenset(
    """rose rise rises risen rising grew grow grows grown growing gained gain gains climbed climb
    climbs jumped jump jumps soared soar surged surge surges increased increase increases
    increasing expanded advanced rebounded rocketed spiked swelled ballooned strengthened""".split()
)
DOWN_VERBS = frozenset(
    """fell fall falls fallen falling dropped drop drops dropping declined decline declines
    declining decreased decrease decreases plunged plunge plunges tumbled slipped slid shrank
    shrink shrinks shrunk contracted sank slumped plummeted sagged dipped weakened eased""".split()
)
# These take an object: "raised $5 million" is no rise, "raised rates by 5 percent" is one.
RAISING_VERBS = frozenset("raised raise raises raising lifted boosted hiked".split())
LOWERING_VERBS = frozenset(
    "cut cuts cutting slashed lowered lowering reduced reducing trimmed narrowed".split()
)
UP_NOUNS = frozenset("rise increase gain jump surge climb growth upturn".split())
DOWN_NOUNS = frozenset("fall drop decline decrease cut plunge slump loss dip reduction".split())
CHANGE_LINKS = frozenset("to by at another a further only just".split())

# --- givers

COUNTING_NOUNS = frozenset(
    "number toll figure total count cost damage tally loss losses turnout estimate".split()
)
# "Invest billions" is not of people; of which currency is not said.
MONEY_VERBS = frozenset(
    """cost costs costing donate donated earn earned earning earns invest invested investing invests
    paid pay paying pays pledged raise raised raising save saved saving spend spending spends spent
    waste wasted wasting worth""".split()
)
TOLLS = frozenset("number toll count tally".split())
COUNTING_VERBS = frozenset("put puts placed places estimated estimates".split())
NO_GIVERS = frozenset("it he she they we i you which that this who them him her us me".split())

# --- occasions

WHERE = frozenset("in near outside across throughout".split())
WHEN = frozenset("in on during since by until".split())
SEASONS = frozenset("quarter decade century summer winter spring autumn".split())
RELATIVE_TIMES = frozenset("last this next".split())
LONE_TIMES = frozenset("yesterday today tonight".split())
MOMENTS = frozenset("later earlier ago before after".split())

# --- what is measured

KEEPING_VERBS = frozenset(
    "kept keep keeps keeping held hold holds holding left leave leaves set sets setting".split()
)
NOUNS_IN_LY = frozenset(
    """ally anomaly assembly bully butterfly daily family fly jelly monopoly monthly quarterly
    rally reply supply weekly""".split()
)
