"""Every word list of the extraction, one section for each file that reads it."""

# --- reporting

# Words that begin with an apostrophe, which is then no quotation mark.
ELISIONS = frozenset(
    "tis twas twere til till em im er cause bout n round neath cept fraid sup nuff kay ere".split()
)

# Abbreviations that stand before a name: a full stop after them never ends the sentence.
TITLE_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof st sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt det rev
    hon pres supt insp cpl pvt messrs fr mme mlle nos vs atty dist asst""".split()
)

# Abbreviations after which a full stop ends the sentence only before a word that begins one.
ABBREVIATIONS = frozenset(
    """jr sr bros jan feb mar apr jun jul aug sept sep oct nov dec inc ltd co corp dept univ assn
    approx est fig vol ed eds al etc e.g i.e cf ave blvd rd mt ft ala ariz ark calif colo conn del
    fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash
    wis wyo a.m p.m u.s u.k u.n""".split()
)

# The plainest verbs of reporting: beside a name they always report.
PLAIN_REPORTS = frozenset(
    "said says added adds told tells asked wrote writes replied continued tweeted explained".split()
)

# Verbs of reporting with all their forms: base, third person, past, past participle, -ing.
# One row is enough for regular verbs whose past and participle are the same word.
_REPORTING_ROWS = """
interject interjects interjected interjected interjecting
accuse accuses accused accused accusing
acknowledge acknowledges acknowledged acknowledged acknowledging
add adds added added adding
admit admits admitted admitted admitting
advise advises advised advised advising
affirm affirms affirmed affirmed affirming
agree agrees agreed agreed agreeing
allege alleges alleged alleged alleging
announce announces announced announced announcing
answer answers answered answered answering
argue argues argued argued arguing
ask asks asked asked asking
assert asserts asserted asserted asserting
assure assures assured assured assuring
begin begins began begun beginning
believe believes believed believed believing
blog blogs blogged blogged blogging
boast boasts boasted boasted boasting
brag brags bragged bragged bragging
call calls called called calling
caution cautions cautioned cautioned cautioning
charge charges charged charged charging
chant chants chanted chanted chanting
claim claims claimed claimed claiming
comment comments commented commented commenting
complain complains complained complained complaining
concede concedes conceded conceded conceding
conclude concludes concluded concluded concluding
confess confesses confessed confessed confessing
confide confides confided confided confiding
confirm confirms confirmed confirmed confirming
contend contends contended contended contending
continue continues continued continued continuing
counter counters countered countered countering
cry cries cried cried crying
declare declares declared declared declaring
demand demands demanded demanded demanding
deny denies denied denied denying
describe describes described described describing
disclose discloses disclosed disclosed disclosing
dismiss dismisses dismissed dismissed dismissing
dub dubs dubbed dubbed dubbing
emphasise emphasises emphasised emphasised emphasising
emphasize emphasizes emphasized emphasized emphasizing
estimate estimates estimated estimated estimating
exclaim exclaims exclaimed exclaimed exclaiming
explain explains explained explained explaining
fear fears feared feared fearing
hint hints hinted hinted hinting
hope hopes hoped hoped hoping
inform informs informed informed informing
inquire inquires inquired inquired inquiring
insist insists insisted insisted insisting
joke jokes joked joked joking
label labels labelled labelled labelling
label labels labeled labeled labeling
laugh laughs laughed laughed laughing
lament laments lamented lamented lamenting
maintain maintains maintained maintained maintaining
mention mentions mentioned mentioned mentioning
mutter mutters muttered muttered muttering
note notes noted noted noting
object objects objected objected objecting
observe observes observed observed observing
plead pleads pleaded pleaded pleading
pledge pledges pledged pledged pledging
post posts posted posted posting
predict predicts predicted predicted predicting
proclaim proclaims proclaimed proclaimed proclaiming
promise promises promised promised promising
protest protests protested protested protesting
quip quips quipped quipped quipping
read reads read read reading
reason reasons reasoned reasoned reasoning
recall recalls recalled recalled recalling
recount recounts recounted recounted recounting
reiterate reiterates reiterated reiterated reiterating
remark remarks remarked remarked remarking
remember remembers remembered remembered remembering
remind reminds reminded reminded reminding
repeat repeats repeated repeated repeating
reply replies replied replied replying
report reports reported reported reporting
respond responds responded responded responding
retort retorts retorted retorted retorting
reveal reveals revealed revealed revealing
say says said said saying
scoff scoffs scoffed scoffed scoffing
scream screams screamed screamed screaming
shout shouts shouted shouted shouting
sigh sighs sighed sighed sighing
snap snaps snapped snapped snapping
speculate speculates speculated speculated speculating
state states stated stated stating
stress stresses stressed stressed stressing
suggest suggests suggested suggested suggesting
swear swears swore sworn swearing
tell tells told told telling
threaten threatens threatened threatened threatening
testify testifies testified testified testifying
text texts texted texted texting
think thinks thought thought thinking
tweet tweets tweeted tweeted tweeting
underline underlines underlined underlined underlining
urge urges urged urged urging
vow vows vowed vowed vowing
warn warns warned warned warning
whisper whispers whispered whispered whispering
wonder wonders wondered wondered wondering
write writes wrote written writing
yell yells yelled yelled yelling
"""
REPORTING_VERBS = tuple(tuple(row.split()) for row in _REPORTING_ROWS.strip().splitlines())

# Forms that are more often nouns: they report only right after a name or a pronoun.
NOUNLIKE_VERBS = frozenset(
    """answer boast call caution charge claim comment cry demand estimate fear hope joke label note
    object pledge plead post promise protest quip read reason remark reply report respond shout
    sigh snap state stress suggest text tweet underline urge vow whisper yell""".split()
)

# Verbs that take words as they are, but no reported clause.
QUOTE_ONLY = frozenset(
    """accuse ask begin blog call chant charge comment confide continue cry demand describe
    dismiss dub interject
    exclaim inform label laugh mutter plead post read scoff scream shout sigh snap text urge whisper
    wonder yell inquire""".split()
)

# Verbs whose reported clause may come without "that".
BARE_CLAUSE = frozenset(
    """acknowledge add admit allege announce argue assert believe boast claim complain concede
    conclude confirm contend declare deny estimate explain fear hope insist joke maintain note
    predict promise recall report say state stress suggest swear tell testify think tweet vow warn
    write""".split()
)

# Verbs that name somebody or something with quoted words: she called the vote “a farce”.
NAMING_VERBS = frozenset("call describe dismiss dub label".split())

# Verbs that are followed by whom they are said to.
ADDRESSING_VERBS = frozenset(
    "advise ask assure inform remind tell urge warn text caution promise".split()
)

# Between these and such a verb stands whom the words are said to; a pronoun is that itself.
AFTER_LISTENERS = frozenset(
    """to not that whether if how what why who when where which
    him her them me us you""".split()
)

# Verbs that only say; with these words after them a circumstance begins: said in an interview.
SAYING_FORMS = frozenset(
    "say says said saying tell tells told telling add adds added adding".split()
)
CIRCUMSTANCE_OPENERS = frozenset("in on of at to over during with from the a an".split())

# Verbs whose reported words may begin with "to": she vowed to return.
PLEDGING_VERBS = frozenset("pledge promise swear threaten vow".split())

BELIEF_VERBS = frozenset("believe fear hope think".split())
QUESTION_VERBS = frozenset("ask inquire wonder".split())

# Works whose titles stand in quotation marks: in her book, “The Long Road”.
WORKS = frozenset(
    """book memoir novel song album film movie documentary play series essay poem autobiography
    hit single show programme program podcast paper""".split()
)

AUXILIARIES = frozenset("has have had having did does do 've".split())
BE_FORMS = frozenset("is are was were be been being am 're get got gets getting 'm".split())
MODALS = frozenset("will would can could may might must shall should 'll ca wo".split())
NEGATIONS = frozenset("not n't never neither".split())

# Adverbs that stand between a subject and its verb, or after the verb.
ADVERBS = frozenset(
    """also then later again still once often yesterday today just even already earlier soon both
    all always sometimes instead too now first recently previously tonight""".split()
)

PERIODS = frozenset("week month year day morning night afternoon evening weekend time".split())

# What words may be said in: "said in an email the …".
MEDIA_NOUNS = frozenset(
    """statement interview email e-mail letter memo post tweet speech briefing filing report message
    affidavit testimony broadcast call conference note release video address blog column""".split()
)

# Common listeners: "told reporters".
LISTENERS = frozenset(
    """reporters journalists lawmakers parliament congress supporters voters investors police
    prosecutors investigators listeners viewers members delegates officials students employees
    workers him her them us me you people everyone donors analysts colleagues""".split()
)

LINKING_WORDS = frozenset(
    """ahead along around of in on at for from to with by about against after before during
    through via
    under over near
    into between among without within outside inside behind across toward towards upon since until
    as""".split()
)

PHRASE_OPENERS = frozenset(
    """the a an his her its their our my your this that these those some many several few two three
    four five six seven eight nine ten most other another one both all""".split()
)

# A comma and one of these begin an aside between a subject and its verb.
ASIDE_OPENERS = frozenset(
    """who whose whom which where when a an the his her its their our my one also now then once
    himself herself themselves meanwhile however too though speaking referring appearing citing
    known asked including along like in on at for from with after before during of as while as
    standing sitting writing talking""".split()
)

# Words after which a clause is only supposed, or is inside another one.
SUPPOSING = frozenset("if whether unless what whatever which whom".split())
CONJUNCTIONS = frozenset("and but while although though because whereas yet or so".split())

# Words that show that a stretch is a clause.
CLAUSE_SIGNS = (
    BE_FORMS
    | MODALS
    | AUXILIARIES
    | NEGATIONS
    | frozenset("isn wasn there went took made gave came".split())
)

# Line labels that are no speakers.
LABELS = frozenset(
    """photo photos image picture caption update updated watch video related correction breaking
    note source sources read more listen live editor topics tags credit share warning summary
    location date time subject re""".split()
)

# --- figures

NUMBER_UNITS = {
    word: float(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
NUMBER_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALE_WORDS = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SCALE_LETTERS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# The least that a vague plural can mean: two of them.
VAGUE_PLURALS = {
    "tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 2e2, "thousands": 2e3,
    "millions": 2e6, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
FRACTION_NOUNS = {
    name + ending: float(part)
    for part, name in {
        3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
        10: "tenth",
    }.items()
    for ending in ("", "s")
} | {"fourth": 4.0, "fourths": 4.0}  # fmt: skip
SIMPLE_FRACTIONS = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75, "1/5": 0.2}
MULTIPLES = {"twice": 2.0, "thrice": 3.0}
ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
    fortieth fiftieth hundredth thousandth""".split()
)

CURRENCY_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₪": "ILS", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP",
}  # fmt: skip
# What stands before a dollar sign: "US$5", "A$5".
DOLLAR_PREFIXES = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD",
    "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """USD EUR GBP JPY CHF CAD AUD NZD CNY HKD SGD TWD INR ILS RUB KRW TRY UAH NGN ZAR BRL MXN ARS
    CLP COP PEN SEK NOK DKK ISK PLN CZK HUF RON BGN SAR AED QAR KWD EGP JOD IQD IRR PKR BDT LKR
    IDR MYR PHP THB VND KES GHS ETB""".split()
)
CURRENCY_MARKS = {"NIS": "ILS", "Rs": "INR", "RMB": "CNY", "Fr": "CHF", "Sfr": "CHF", "Tk": "BDT"}
CURRENCY_WORDS = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound sterling": "GBP", "quid": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "shekel": "ILS",
    "ruble": "RUB", "rouble": "RUB", "franc": "CHF", "peso": "MXN", "rand": "ZAR", "lira": "TRY",
    "zloty": "PLN", "hryvnia": "UAH", "dirham": "AED", "riyal": "SAR", "dinar": "KWD",
    "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "naira": "NGN", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "forint": "HUF", "koruna": "CZK",
}  # fmt: skip
# A nationality before the name of a currency decides which one it is.
CURRENCY_NATIONS = {
    "u.s. dollar": "USD", "us dollar": "USD", "american dollar": "USD",
    "canadian dollar": "CAD", "australian dollar": "AUD", "singapore dollar": "SGD",
    "hong kong dollar": "HKD", "new zealand dollar": "NZD", "taiwan dollar": "TWD",
    "british pound": "GBP", "egyptian pound": "EGP", "mexican peso": "MXN",
    "argentine peso": "ARS", "colombian peso": "COP", "chilean peso": "CLP",
    "philippine peso": "PHP", "swiss franc": "CHF", "japanese yen": "JPY", "chinese yuan": "CNY",
    "indian rupee": "INR", "pakistani rupee": "PKR", "israeli shekel": "ILS",
    "russian ruble": "RUB", "russian rouble": "RUB", "turkish lira": "TRY",
    "iraqi dinar": "IQD", "jordanian dinar": "JOD", "saudi riyal": "SAR", "iranian rial": "IRR",
    "danish krone": "DKK", "danish kroner": "DKK", "norwegian krone": "NOK",
    "norwegian kroner": "NOK", "swedish krona": "SEK", "swedish kronor": "SEK",
}  # fmt: skip
SMALL_COINS = {"cent": "USD", "cents": "USD", "pence": "GBP"}

PERCENT_WORDS = frozenset({"%", "percent", "pc", "pct"})
DURATION_UNITS = frozenset(
    "second minute hour day week month year decade century fortnight night".split()
)
DURATION_SHORT = {"yr": "year", "yrs": "year", "hr": "hour", "hrs": "hour", "min": "minute",
                  "mins": "minute", "sec": "second", "secs": "second"}  # fmt: skip
MEASURE_UNITS = {
    word: unit
    for unit, words in {
        "miles": "mile miles mi",
        "kilometres": "kilometre kilometres kilometer kilometers km kms",
        "metres": "metre metres meter meters",
        "centimetres": "centimetre centimetres centimeter centimeters cm",
        "millimetres": "millimetre millimetres millimeter millimeters mm",
        "feet": "foot feet ft", "inches": "inch inches", "yards": "yard yards yd yds",
        "acres": "acre acres", "hectares": "hectare hectares ha",
        "tons": "ton tons", "tonnes": "tonne tonnes", "pounds": "pound pounds lb lbs",
        "ounces": "ounce ounces oz", "kilograms": "kilogram kilograms kilo kilos kg kgs",
        "grams": "gram grams gramme grammes g", "milligrams": "milligram milligrams mg",
        "litres": "litre litres liter liters", "gallons": "gallon gallons",
        "barrels": "barrel barrels", "bushels": "bushel bushels",
        "degrees": "degree degrees", "knots": "knot knots",
        "miles per hour": "mph", "kilometres per hour": "kph kmh",
        "watts": "watt watts", "kilowatts": "kilowatt kilowatts kw",
        "megawatts": "megawatt megawatts mw", "gigawatts": "gigawatt gigawatts gw",
        "kilowatt hours": "kwh", "megawatt hours": "mwh", "gigawatt hours": "gwh",
        "terawatt hours": "twh", "megabytes": "megabyte megabytes mb",
        "gigabytes": "gigabyte gigabytes gb", "terabytes": "terabyte terabytes tb",
        "megahertz": "megahertz mhz", "gigahertz": "gigahertz ghz",
        "calories": "calorie calories", "light years": "light-year light-years",
    }.items()
    for word in words.split()
}  # fmt: skip
TEMPERATURE_SCALES = frozenset("celsius fahrenheit".split())
GLUED_SUFFIXES = (
    frozenset(SCALE_LETTERS)
    | set(DURATION_SHORT)
    | set(MEASURE_UNITS)
    | {"pc", "pct", "percent", "percentage", "bp", "bps", "c", "f"}
)

QUALIFYING_PHRASES = {
    phrase: qualifier
    for qualifier, phrases in {
        "about": """about;around;roughly;approximately;approx;circa;some;an estimated;estimated;
            close to;in the region of;in the order of;on the order of;something like""",
        "over": """more than;over;at least;above;upwards of;upward of;in excess of;north of;
            greater than;higher than;better than;well over;just over;a minimum of;no fewer than;
            no less than;not less than;not fewer than;as few as;as little as;exceeding;
            minimum of;well above;just above""",
        "under": """nearly;almost;less than;fewer than;lower than;under;below;up to;as many as;
            as much as;at most;no more than;not more than;just under;well under;close on;
            just shy of;shy of;just short of;short of;a maximum of;a little under;approaching;
            maximum of;well below;just below;not quite""",
    }.items()
    for phrase in (" ".join(words.split()) for words in phrases.split(";"))
}
QUALIFYING_TAILS = {
    "or so": "about", "or thereabouts": "about", "or more": "over", "or higher": "over",
    "or greater": "over", "or above": "over", "or longer": "over", "or less": "under",
    "or fewer": "under", "or lower": "under", "or under": "under",
}  # fmt: skip
OVER_VERBS = frozenset(
    """exceed exceeds exceeded exceeding tops topped surpass surpasses surpassed
    surpassing""".split()
)
UNDER_VERBS = frozenset("approach approaches approached".split())
# Words after which "about", "over" and "under" are no qualifiers but prepositions.
ABOUT_TAKERS = frozenset(
    """talk talks talked talking speak speaks spoke spoken speaking ask asked asking know knows
    think thinks thought thinking worry worried worries concern concerns concerned story
    stories question questions book books debate debates film information report reports learn
    learned write wrote writing written tell told telling lie lied lies hear heard care joke
    joked argue argued fight fought dispute disputes battle clash clashed conflict control
    power victory win concern anger outrage tension tensions charges preside presided rule
    ruled serve served lived live vote voted""".split()
)

MONTHS = frozenset(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
STREETS = frozenset(
    """street st avenue ave road rd lane boulevard blvd drive way square court place terrace
    crescent close row highway parkway""".split()
)
# Nouns that are numbered: what follows is a name, not a quantity.
NUMBERED_NOUNS = frozenset(
    """page pages p pp chapter section sections line figure table room gate flight route highway
    interstate article articles title phase level category type class channel size day week act
    part volume version item step rule season episode round game block ward district zone exit
    platform lane apartment suite box circa number numbers no nos age ages aged amendment
    proposition measure resolution paragraph question verse pier tier unit grade top""".split()
)
AGE_WORDS = frozenset("age ages aged older younger turned turning".split())

# Words that end a noun phrase.
DETERMINERS = frozenset(
    "the a an his her its their our your my these those this that all both each every any".split()
)
PREPOSITIONS = frozenset(
    """of in on at for from to with without by about under over among amid near per between against
    during since until till into onto through across within after before behind beyond along
    around toward towards upon via despite except like than as off out outside inside up down
    below above throughout worth apart away ago""".split()
)
FUNCTION_WORDS = frozenset(
    """and or but nor so yet if because while when where who whom whose which what how why whether
    though although unless i you he she it we they me him them us there here not no nor never
    too also only just even still already then now again ever once twice thrice today tomorrow
    yesterday tonight last next ago each more less most least much many few several such other
    others another same own else instead however meanwhile together alone apiece altogether
    it's that's he's she's they're we're you're i'm there's here's who's what's let's i've
    we've they've you've i'd he'd she'd we'd they'd i'll he'll she'll we'll they'll overall
    hardly barely really simply actually finally certainly probably previously immediately
    elsewhere abroad home later earlier early soon straight""".split()
)
VERBS = frozenset(
    """froze frozen burst blew shook shrank sprang swore tore bore bent bled bred burnt clung crept
    dealt dug drank dwelt fed flung forbade forgot forgave hung knelt leapt lent lit meant
    mistook overcame rang sought shone slid spat sped spun strode struck stung swung undertook
    wept withdrew is are was were be been being am has have had having do does did done will
    would can could may might shall should must ought needed get gets got gotten went go goes
    gone going come came comes say says said tell tells told think thinks thought know knew
    known make makes made take takes took taken give gave given see saw seen find found keep
    kept leave left put met meet sat sit stood stand fell fall fallen rose rise risen grew grow
    grown lost lose won beat paid pay spent spend sold sell bought buy built build sent send
    held led ran began begin begun broke broken brought bring chose chosen came became become
    drew drawn drove driven ate fought fled flee flew felt hid hurt laid lay let lie lived live
    die died dies read rode sang sank shot shut slept spoke spoken spread stole swam swept
    taught thrown threw understood woke wore worn wrote written want wanted voted worked tried
    seek sought remain remains seem seems appear appears believe agree oppose include including
    used called started stayed turned don't didn't aren't weren't won't can't couldn't wouldn't
    haven't hadn't isn't wasn't hasn't doesn't saying telling""".split()
)
NOT_PLURAL = frozenset(
    """is was has does goes this his its us as thus yes always perhaps plus less across unless
    versus besides towards afterwards sometimes nowadays news says yours ours theirs hers
    overseas business congress process access success address gas bus campus virus focus bonus
    crisis basis analysis status census consensus chaos christmas texas kansas arkansas vegas
    paris dallas angeles orleans massachusetts illinois james thomas charles jones williams
    politics economics physics athletics upwards downwards regardless nonetheless nevertheless
    whereas serious various previous religious""".split()
)
IRREGULAR_PLURALS = frozenset(
    """people men women children police troops aircraft sheep cattle personnel folk fish deer staff
    media data criteria feet teeth mice geese oxen clergy youth crew dead wounded injured
    missing hostage captive alumni bacteria phenomena series species offspring infantry cavalry
    spacecraft hovercraft livestock poultry""".split()
)
NOT_COUNTED = frozenset("more other additional new further extra fewer different such".split())

PERSON_NOUNS = frozenset(
    """accountant activist actor actress addict admiral adult advocate afghan african agent aide
    alumni ambassador american analyst applicant appointee arab architect artist asian
    assailant assistant associate asylum-seeker athlete attendee attorney aunt baby beneficiary
    billionaire bishop black boss boy brit briton brother buddhist buyer bystander cadet
    candidate captain captive casualty caucus-goer celebrity chef chief child children
    christian citizen classmate clergy clerk client coach colleague colonel combatant commando
    communist competitor congressman conservative constituent consultant contestant contributor
    convict cook cop couple cousin crew criminal critic croat customer czech dane daughter dead
    defendant delegate democrat demonstrator dependant dependent deputy descendant detainee
    diplomat director dissident doctor donor driver economist elector electorate emigrant
    employee engineer envoy eskimo european evacuee executive expatriate expert fan fatality
    father fellow felon filipino finn folk follower freshman friend fugitive gay general genius
    gentleman german girl governor governors graduate grandchild grandchildren grandparent
    greek guard guest guy hero heroine hindu hispanic homeless host hostage human husband imam
    immigrant incumbent independent individual infant infantry informant inhabitant injured
    inmate insurgent intern jew judge juror justice kid king kurd lady latina latino lawmaker
    leader lesbian liberal lieutenant loyalist maid man manager marcher marine mayor mechanic
    medic member men merchant migrant militant millionaire minor missing moderate monk mother
    mp mps muslim nanny native neighbor neighbour nephew newborn newlywed niece nominee nun
    nurse occupant officer official operative opponent orphan pal parent parishioner
    participant partner passenger patient peasant pedestrian peer pensioner people person
    personnel physician pilgrim pilot plaintiff poet pole police politician pope preschooler
    president priest prince princess prisoner professor protester pupil queen rabbi rebel
    recipient recruit referee refugee relative representative republican resident respondent
    retiree rival roommate russian sailor saint scholar scientist scot secretary seller senator
    serb sergeant servant sheriff shia shiite sibling sikh sister skeptic slave slovak smoker
    socialist son sophomore sponsor spouse spy staff star statesman strategist student
    subscriber sunni superdelegate supporter surgeon survivor suspect swede teacher teammate
    technician teen teenager tenant terrorist thai thief thieves tibetan toddler tourist
    trainee traveler troop turk twin uighur uncle undergraduate veteran victim virgin visitor
    volunteer white widow wife witness wives woman women wounded yazidi youngster youth""".split()
)
PERSON_ENDINGS = (
    "er", "or", "ist", "ian", "eer", "ee", "crat", "man", "men", "woman", "women", "people",
    "folk", "child", "children", "mate", "goer", "ster",
)  # fmt: skip
# Words with such an ending that are things.
NOT_PERSONS = frozenset(
    """abdomen acre adapter amber anchor another answer armor banner barrier bee bestseller binder
    blender blockbuster boiler bomber booster border bother boulder browser buffer bulldozer
    bunker burger burner calculator calendar cancer canyon capacitor career carrier center
    centre chamber chapter character charter chopper cluster coffee color colour committee
    computer container converter cooker cooler copper corner corridor counter cover cracker
    cruiser cyber cylinder december decor degree destroyer detector diaper digger dinner
    disaster dishwasher disorder dollar door drawer dumper elevator ember encounter error
    escalator ever exterior factor favor feather fee ferry fever fibre fighter filler filter
    finger fist flavor floor flower folder freezer freighter frontier gear gender generator
    guarantee guideline hammer hanger harbor header heater helicopter helter horror humor
    indicator interior jumper knee labor ladder laser launcher lawnmower layer letter levee
    lever liner list liter litre litter loader locker marker master matter median meridian
    metaphor meteor meter metre mirror mist monitor motor murder never newsletter newspaper
    november number october offer omen order other over oyster paper pedigree pier platter
    pointer poster power primer printer prior processor quarter rafter reactor refrigerator
    regimen register remainder reminder river roster router rubber rumor scanner scooter sector
    semen semester sensor september server shelter shoulder shower silver skyscraper slider
    slipper specimen spectre steamer sticker stopper stretcher subcommittee summer superior
    supper surrender sweater tanker tender tenor terror theater theatre thriller tier timber
    timer toaster toffee tower tractor trailer transfer transformer transistor tree trigger
    trimester tumor tweeter twist twitter under vapor vector voucher water weather winter
    wrapper year zipper""".split()
)
DEMONYM_ENDINGS = ("ans", "ians", "ese", "is", "ites", "ers", "ish")
CASUALTY_WORDS = frozenset(
    """kill kills killed killing injure injures injured injuring wound wounded wounding dead died
    dying missing arrested arresting detained displaced hospitalized evacuated rescued hostage
    drowned executed jailed deported infected hurt""".split()
)

# Singular nouns for a number of people: "a crowd of 1,300".
COLLECTIVES = frozenset(
    """crowd audience group team staff army force crew panel jury family population workforce
    congregation class gathering membership delegation""".split()
)

VOTE_NOUNS = frozenset(
    """vote votes majority margin ruling decision victory win loss defeat score tally verdict draw
    record lead rout""".split()
)
VOTE_VERBS = frozenset(
    """vote voted votes voting rule ruled rules ruling pass passed approve approved reject rejected
    lost lose won win wins beat beats defeat defeated led trailed confirmed drew decided split
    backed""".split()
)
SPLIT_WORDS = frozenset("split odds ratio outnumber outnumbered outnumbering ratios".split())
CHANGE_VERBS = frozenset(
    """rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing
    gained gain gains lost lose dropped drop drops dropping declined decline declines increased
    increase increases increasing decreased decrease decreases jumped jump soared surged surge
    climbed climb plunged plunge tumbled slipped slid shrank shrink contracted expanded sank
    reached reach reaches hit hits exceeds exceeded exceed topped tops approaches approached up
    down cut raised slashed doubled slowed slows eased eases cooled edged dipped rocketed
    spiked advanced recovered narrowed widened went go goes going gone moved swelled ballooned
    rebounded crept inched halved tripled ticked sagged slumped strengthened weakened
    accelerated collapsed plummeted shot nudged lowered reduced trimmed boosted hiked
    lifted""".split()
)
# Verbs and words of state that lead to a level: "growth was 2 percent".
LEVEL_VERBS = frozenset(
    """was were is are be been being remains remained stood stands stand averaged averages totaled
    totalled hovered hovers""".split()
)
# Verbs of change with an object, which is then what the percentage is of.
CHANGING_VERBS = frozenset(
    """cut cuts cutting raise raised raises raising slashed slash lowered lower lowers increased
    increase increases increasing reduced reduce reduces trimmed boosted boost boosts hiked
    hike lifted lift lifts nudged moved push pushed took""".split()
)
POINT_CONTEXT = CHANGE_VERBS | frozenset(
    """lead leads led leading ahead behind margin poll polls advantage edge trail trails trailed
    trailing swing deficit gap bump bounce won win higher lower""".split()
)
CUTTING_VERBS = frozenset("cut cutting cuts split slash slashed slashing reduce reduced".split())

# --- people

# Words before a name that are forms of address or short titles, written without their full stop.
HONORIFICS = frozenset("mr mrs ms mx miss sir dame lord lady madam messrs mme".split())
MALE_TITLES = frozenset(
    """mr sir lord king prince duke congressman chairman spokesman councilman businessman
    policeman fireman salesman sportsman statesman actor father brother son husband
    grandfather uncle nephew monk imam widower fisherman clergyman alderman
    assemblyman frontman cameraman pope""".split()
)
FEMALE_TITLES = frozenset(
    """mrs ms miss dame lady queen princess duchess congresswoman chairwoman spokeswoman
    councilwoman businesswoman policewoman sportswoman stateswoman actress mother
    sister daughter wife grandmother aunt niece nun widow assemblywoman waitress
    heroine mme saleswoman""".split()
)
SHORT_TITLES = frozenset(
    """dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt det rev hon pres
    supt insp cpl pvt fr atty sec amb del cllr msgr const vice-adm brig""".split()
)
# Nouns for what one person is or does; in front of a name they are its title or role.
ROLE_NOUNS = frozenset(
    """academic accountant activist actor actress adviser advisor administrator admiral
    advocate agent aide alderman ambassador analyst anchor anthropologist archbishop
    architect artist assemblyman assemblywoman assistant astronaut astronomer athlete
    attorney aunt author ayatollah baker banker barrister biologist bishop blogger
    boss boy brigadier broadcaster broker brother builder businessman businesswoman
    candidate captain cardinal caretaker carpenter carrier chair chairman chairperson
    chairwoman chancellor chaplain chef chemist chief cleric clerk climatologist
    coach co-author co-chair co-founder cofounder colleague colonel columnist
    comedian commander commentator commissioner composer comptroller congressman
    congresswoman conservative constable consul consultant contractor controller
    convener coordinator coroner correspondent councillor councilman councilor
    councilwoman counsel counselor counsellor counterpart courier cousin creator
    critic curator dean daughter defendant delegate demographer dentist deputy
    designer detective developer dictator diplomat director dispatcher doctor doorman
    driver duchess duke ecologist economist editor electrician emperor engineer
    entrepreneur envoy epidemiologist executive expert farmer father filmmaker
    financier firefighter fisherman footballer foreman founder friend general
    geologist geophysicist girl girlfriend boyfriend goalkeeper governor graduate
    grandfather grandmother guard guitarist headmaster headteacher head heir
    historian host husband hydrologist imam incumbent inspector instructor
    interpreter investigator investor jeweller journalist judge jurist justice keeper
    king labourer landlord landowner lawmaker lawyer leader lecturer librarian lieutenant
    linguist lobbyist magistrate major manager marshal mathematician mayor mechanic
    mediator medic member meteorologist midwife miner minister moderator monk mother
    musician negotiator neighbor neighbour neurologist neuroscientist nephew niece
    nominee novelist nun nurse officer official ombudsman operator organiser
    organizer owner painter paramedic paediatrician pediatrician parliamentarian
    partner passenger pastor pathologist patriarch patrolman pharmacist philosopher
    photographer physician physicist pianist pilot playwright plumber poet policeman
    policewoman politician pollster pope porter prefect premier presenter president
    priest democrat republican prince princess principal producer professor
    programmer prosecutor provost psychiatrist psychologist publisher queen rabbi
    ranger rector referee refugee regulator representative reporter researcher
    resident rival runner sailor salesman scholar scientist sculptor secretary
    seismologist senator sergeant sheikh sheik sheriff shopkeeper singer sister
    skipper sociologist soldier solicitor son speaker specialist spokesman
    spokesperson spokeswoman star statistician steward strategist striker student
    superintendent supervisor supporter surgeon survivor surveyor suspect teacher
    technician teenager tenant toxicologist trader trainer translator treasurer
    trustee uncle undersecretary under-secretary veteran veterinarian vice-chair
    vice-president vicar victim violinist virologist volunteer wife winner witness
    worker writer zoologist""".split()
)
# Persons of whom nothing but that is said: never a role in front of a name.
BARE_PERSONS = frozenset(
    """man woman person people official officials source sources insider individual men
    women bystander onlooker passer-by stranger caller customer patient pensioner
    demonstrator protester whistleblower informant relative visitor tourist motorist
    commuter migrant hostage prisoner parent child""".split()
)
PLURAL_PERSONS = frozenset(
    """people men women children police authorities officials others critics supporters
    opponents reporters sources prosecutors experts analysts lawyers attorneys
    residents voters republicans democrats conservatives liberals lawmakers
    economists scientists researchers witnesses investigators doctors families
    relatives workers students protesters militants rebels allies aides advisers
    advisors observers skeptics sceptics fans parents some many most both several few
    americans israelis palestinians russians ukrainians europeans firefighters troops
    leaders politicians diplomats regulators executives historians scholars pollsters
    strategists staff journalists spokespeople spokesmen councillors siblings
    brothers sisters villagers neighbours neighbors survivors victims users
    campaigners activists locals detectives negotiators auditors""".split()
)
ORGANIZATION_NOUNS = frozenset(
    """academy administration agency airline airlines airport alliance army assembly
    association authority bank board brewery brigade broadcaster bureau cabinet
    campaign center centre chamber charity church club clinic coalition college
    commission committee company conference congress consortium corporation council
    court department directorate division embassy enterprise exchange factory
    federation firm force forces foundation fund garage government group guild
    hospital house industries institute institution intelligence journal laboratory
    league legislature library magazine mall manufacturer market militia ministry
    mission mosque motors movement museum navy network news newspaper observatory
    office opera orchestra organisation organization outlet parliament party
    partnership pictures press prison productions publisher radio railway regiment
    registry regulator retailer school senate service services society station store
    studios studio supermarket synagogue syndicate taskforce team television tribunal
    trust union university utility workshop zoo""".split()
)
ORGANIZATION_ENDINGS = frozenset(
    """inc ltd llc plc corp co gmbh ag sa nv llp holdings partners associates bros
    industries international technologies systems solutions foods logistics airways
    petroleum energy capital securities times post herald tribune gazette guardian
    telegraph observer review chronicle today weekly daily weather poll project
    initiative act electric mutual financial insurance pharmaceuticals pharma shipping lines
    railways railroad bancorp gas oil mining steel communications media entertainment
    healthcare dynamics aerospace robotics software labs laboratories ventures equity advisors
    consulting realty properties group wire courier ledger sentinel examiner register
    dispatch""".split()
)
KNOWN_ORGANIZATIONS = frozenset(
    """congress u.n parliament senate pentagon kremlin hamas hezbollah houthis taliban nato
    eu un bbc cnn nbc abc cbs fox msnbc fbi cia nsa nasa reuters bloomberg politico
    google facebook twitter apple microsoft amazon youtube instagram gallup breitbart
    knesset bundestag brookings cato interpol unicef unesco opec samsung toyota
    boeing airbus tesla wikileaks whatsapp telegram fatah isis isil gop dnc rnc epa
    irs fda cdc fema nyt ap afp npr pbs x""".split()
)
DOCUMENT_NOUNS = frozenset(
    """account affidavit agreement analysis announcement article audit bill blog book brief
    briefing bulletin census charter column communique complaint constitution
    contract data diary document documents draft e-mail email emails essay filing
    filings findings forecast indictment lawsuit law leaflet letter manifesto manual
    memo memoir memorandum message minutes motion note notice opinion order paper
    petition poll polls post posting profile proposal publication questionnaire
    record records release report reports resolution review ruling statement
    statistics statute study studies survey surveys testimony text transcript treaty
    tweet verdict video warrant website""".split()
)
PLACES = frozenset(
    """afghanistan africa alabama alaska albania aleppo algeria america amsterdam ankara
    arabia argentina arizona arkansas armenia asia athens atlanta australia austria
    azerbaijan baghdad bangkok bangladesh barcelona beijing beirut belarus belfast
    belgium berlin bolivia bosnia boston brazil britain brooklyn brussels budapest
    bulgaria cairo california cambodia cameroon canada charlotte chicago chile china
    cleveland colombia colorado connecticut copenhagen crimea croatia cuba cyprus
    dallas damascus delaware delhi denmark denver detroit doha dubai dublin ecuador
    edinburgh egypt england estonia ethiopia europe finland florida france gaza
    geneva georgia germany ghana glasgow greece guantanamo haiti hamburg hanoi havana
    hawaii helsinki honduras houston hungary iceland idaho illinois india indiana
    indonesia iowa iran iraq ireland israel istanbul italy jakarta jamaica japan
    jerusalem jordan kabul kansas karachi kazakhstan kentucky kenya kosovo kuwait
    kyiv kiev latvia lebanon liberia libya lisbon lithuania liverpool london
    louisiana luxembourg madrid maine malaysia manchester manhattan manila maryland
    massachusetts mexico miami michigan milan minnesota mississippi missouri moldova
    montana montreal morocco moscow mosul mumbai munich myanmar nairobi nebraska
    nepal netherlands nevada nigeria norway ohio oklahoma ontario oregon oslo ottawa
    pakistan palestine panama paris pennsylvania peru philadelphia philippines
    phoenix poland portugal prague pyongyang qatar quebec queens riyadh romania rome
    russia rwanda scotland seattle senegal seoul serbia shanghai singapore slovakia
    slovenia somalia spain stockholm sudan sweden switzerland sydney syria taipei
    taiwan tanzania tbilisi tehran tennessee texas thailand tokyo toronto tunisia
    turkey uganda ukraine utah vancouver venezuela vermont vienna vietnam virginia
    wales warsaw washington wisconsin wyoming yemen zambia zimbabwe zurich""".split()
)
PLACE_NOUNS = frozenset(
    """street avenue road boulevard square park river lake mountain mount valley island
    islands county city town village beach bay bridge hill hills coast sea ocean
    strip bank peninsula district province region state states kingdom republic
    emirates east west north south central northern southern eastern western middle
    upper lower new old port fort cape tower building plaza hotel stadium arena
    palace hall highway""".split()
)
DEMONYMS = frozenset(
    """afghan african american arab argentine asian australian austrian belgian brazilian
    british bulgarian canadian chilean chinese colombian croatian cuban czech danish
    dutch egyptian english estonian ethiopian european filipino finnish french
    georgian german greek hungarian indian indonesian iranian iraqi irish israeli
    italian japanese jordanian kenyan korean kurdish latvian lebanese libyan
    lithuanian malaysian mexican moroccan nigerian norwegian pakistani palestinian
    peruvian polish portuguese qatari romanian russian saudi scottish serbian slovak
    somali spanish sudanese swedish swiss syrian thai tunisian turkish ukrainian
    venezuelan vietnamese welsh yemeni us u.s u.s. uk u.k u.k. un u.n u.n. eu
    democratic republican democrat conservative labour liberal green christian muslim
    jewish catholic""".split()
)
# Capitalised for other reasons than being a name: where they begin a sentence or by custom.
NEVER_NAMES = frozenset(
    """i a an the this that these those it he she they we you who what which when where why
    how his her its their our my your and or but nor so yet if because while although
    though unless since until as at by for from in into of off on onto out over per
    to up upon with within without about above across after against along amid among
    around before behind below beneath beside between beyond despite down during
    except inside like near outside past through throughout toward towards under
    underneath via not no yes never always once twice here there then now later
    earlier soon today yesterday tomorrow tonight also even only just still already
    perhaps maybe however moreover meanwhile nevertheless nonetheless therefore thus
    instead indeed finally eventually again too very more most less least many much
    few several some any all both each every either neither none one two three four
    five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand million first second third last next another other others such same own
    former latter is are was were be been being am do does did have has had having
    can could may might must shall should will would let go get got make made take
    took give come see say says said tell told ask asked according added speaking
    based monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december jan feb mar apr
    jun jul aug sept sep oct nov dec spring summer autumn winter christmas easter
    ramadan god internet english french german spanish arabic latin bible koran quran
    president minister related topics photo video read please thank thanks sorry
    hello well good bad great new old young big small long high low right left wrong
    true false nothing everything something anything everyone everybody someone
    somebody anyone nobody half dozens hundreds thousands millions nearly almost
    roughly fellow dear rather plus additionally furthermore besides otherwise hence
    whether whatever whoever whenever wherever ever often sometimes usually recently
    currently previously originally following including given democrats republicans
    americans obviously clearly certainly sadly fortunately unfortunately
    interestingly apparently reportedly allegedly ultimately overall especially
    particularly re""".split()
)
NAME_PARTICLES = frozenset(
    """van von der den de del della di da do dos das du la le el al bin bint ibn ben abu ter
    ten zu af av y e""".split()
)
NAME_SUFFIXES = frozenset("jr sr ii iii iv esq".split())

MALE_NAMES = frozenset(
    """aaron abdul abdullah abraham adam adil adrian ahmad ahmed alan albert alejandro
    alessandro alex alexander alexei alexey alfred ali allan allen alvin amir amos
    anders andre andreas andrei andrew andrey angelo anthony antoine anton antonio
    arjun armando arnold arthur arturo ashraf austin barack barry bashar ben benedict
    benjamin bernard bernie bert bill billy bob bobby boris brad bradley brandon
    brendan brett brian bruce bruno bryan byron calvin carl carlo carlos carter cesar
    chad charles charlie chris christian christoph christopher chuck clarence claude
    clayton clifford clint colin colm connor corey craig curtis dale damian dan
    daniel danny darren dave david dean declan dennis derek diego dietrich dmitri
    dmitry dominic don donald doug douglas duncan dwight earl ed eddie edgar eduardo
    edward edwin eli elias elliott emil emmanuel enrique eric erik ernest ernesto
    ethan eugene evan fabian felipe felix fernando filip finn francis francisco
    francois frank franz fred frederick gabriel gareth gary gavin gene geoff geoffrey
    george gerald gerard gerhard giorgio giovanni giuseppe glenn gordon graham greg
    gregory guido guillermo gus guy hamid hank hans harold harry harvey hassan
    heinrich helmut henri henrik henry herbert herman hiroshi howard hugh hugo
    hussein ian ibrahim igor ilya imran isaac ismail ivan ivo jack jackson jacob
    jacques jaime jake jakob jamal james jamie jan jared jason javier jay jean jeff
    jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joao joe joel
    johan johann john johnny jon jonah jonas jonathan jordan jorge jose josef joseph
    josh joshua juan julian julio jurgen justin karim karl keith ken kenneth kenji
    kevin klaus kofi konrad kurt kyle lance larry lars lawrence lee leo leon leonard
    leonardo leonid leroy lewis liam lionel lloyd lorenzo louis luc luca lucas luigi
    luis luke magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario
    mark markus martin marvin mathias matt matteo matthew maurice mauro max maxim
    mehmet melvin michael michel miguel mike mikhail milan milo mitch mitchell
    mohamed mohammad mohammed morris moses muhammad mustafa nabil narendra nathan
    nathaniel neil nelson niall nicholas nick nicolas nigel nikita nikolai nils noah
    noel norman olaf oleg oliver olivier omar orlando oscar osama oskar otto owen
    pablo paolo pascal patrick paul pavel pedro per percy pete peter phil philip
    philippe phillip pierre piotr rafael raj rajesh ralph ramon randy raphael rashid
    raul ray raymond recep reggie reinhard rene ricardo richard rick ricky rob robert
    roberto robin rod rodney rodrigo roger roland rolf roman ron ronald ronnie rory
    ross roy ruben rudolf rudy rupert russell ryan sam samir samuel scott sean
    sebastian sergei sergey sergio seth shane shaun sherif sid sidney simon stan
    stanley stefan stephen steve steven stewart stuart sven taylor ted terence terry
    theo theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor
    tyler uwe vernon victor viktor vincent vitaly vivek vladimir wade wallace walter
    warren wayne wendell werner wilfried will willem william willie wolfgang xavier
    yair yannick yasser yitzhak yuri yusuf yves yusef zac zachary joaquin alvaro newt
    mitt paulo jair volodymyr salman khalid faisal tariq tarek walid youssef zaid
    hakim rahul sanjay anil sunil ravi suresh takeshi shinzo fumio jae-hoon gennady
    oleksandr petro kwame kwesi chidi emeka sipho thabo""".split()
)
FEMALE_NAMES = frozenset(
    """abigail ada adele adriana agnes aisha alana alexandra alexandria alice alicia alina
    alison allison alma amal amanda amara amber amelia amina amy ana anastasia andrea
    angela angelica angelina anita ann anna annabel anne annette annie antonia april
    ariana asma astrid audrey aurora ava barbara beata beatrice beatriz becky belinda
    bernadette bertha beth bethany betsy betty beverly bianca birgit bonnie brenda
    bridget brigitte britney camila camilla carla carmen carol carole carolina
    caroline carolyn catherine cathy cecilia celia celine charlotte chelsea cheryl
    chiara chloe christina christine cindy claire clara clare claudia colleen connie
    constance cora cristina cynthia daisy dana daniela danielle daphne deborah debbie
    debra deirdre denise diana diane dina dolores dominique donna dora doris dorothy
    edith eileen elaine eleanor elena eleni elisa elisabeth elise elizabeth ella
    ellen elsa emilia emily emma erica erika erin esther eva eve evelyn ewa fatima
    fatemeh felicia fiona florence frances francesca frieda gabriela gabrielle gail
    georgina gemma geraldine gina ginny giulia gloria grace greta gretchen gwen
    gwendolyn hala halima hanan hanna hannah harriet heather heidi helen helena helga
    henrietta hilary hillary holly huma ida ilse ines inga ingrid irena irene iris
    irina isabel isabella isabelle ivana ivanka jacqueline jane janet janice jasmine
    jean-marie jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne
    jocelyn jodie josephine joy joyce juanita judith judy julia juliana julie juliet
    june kamala karen karin karla kate katharina katharine katherine kathleen kathryn
    kathy katie katja katrina kayla kellyanne kelly kerry kim kimberly kirsten
    kristen kristin kristina lara laura lauren layla leila lena leslie leticia lilian
    lily linda lisa liz liza lois lola lorena loretta lori lorraine louise lucia lucy
    ludmila luisa lydia lynn madeleine madeline maggie magda magdalena marcela marcia
    margaret margarita margot maria mariam marie marilyn marina marion marisa marissa
    marjorie marlene marta martha martina mary maryam matilda maureen maxine maya
    megan melanie melania melinda melissa mercedes meredith michaela michele michelle
    mildred miranda miriam molly mona monica monika nadia nadine nancy naomi natalia
    natalie natasha nicola nicole nikki nina nora norma olga olivia pamela pat
    patricia patty paula pauline peggy penelope penny petra phyllis pilar priscilla
    priya rachel ramona raquel rebecca regina renata renee rhonda rita roberta rosa
    rosalind rosanna rose rosemary rosie roxanne ruth sabrina sadie sally samantha
    sandra sara sarah shannon sharon sheila shelley shirley silvia simone sofia sonia
    sophia sophie stacey stella stephanie sue susan susanna susanne suzanne svetlana
    sylvia tamara tammy tania tanya tara tatiana teresa teri theresa tiffany tina
    tracy tulsi ulrike ursula valentina valerie vanessa vera veronica victoria viola
    violet virginia vivian wanda wendy whitney yasmin yolanda yvette yvonne zahra
    zainab zoe zuzanna condoleezza ayanna indira benazir aung thandeka nomvula ngozi
    chiamaka yuki keiko akiko sakura""".split()
)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
# Given names of women and men alike: they tell a person, but no gender.
COMMON_GENDER_NAMES = frozenset(
    """alex andrea ariel blair cameron casey chris dana drew jamie jan jean jesse jordan
    jody kelly kerry kim lee leslie lynn marion morgan nicola pat quinn robin sam
    sandy shannon sidney stacey taylor terry tracy dominique charlie mei min wei li
    xin yu hui""".split()
)
# Role nouns that are surnames as well: "Tom Baker" is a name, "the Tom baker" is none.
SURNAME_ROLES = frozenset(
    """baker king carpenter porter bishop dean pope prince marshal steward guard head judge
    major page chandler painter queen ranger skipper star trainer driver winner
    partner pilot banker miner cardinal chancellor""".split()
)
# Surnames that are other words too; a given name or a title before them decides.
WORD_SURNAMES = frozenset(
    """may will long young small good west north south east english french german best short
    little early bad new old high low winter summer christmas august noble day""".split()
)
# Short forms of given names that share no beginning with the full one.
NICKNAMES = {
    "bill": "william", "billy": "william", "will": "william", "bob": "robert", "bobby": "robert",
    "rob": "robert", "dick": "richard", "rick": "richard", "jim": "james", "jimmy": "james",
    "jack": "john", "johnny": "john", "joe": "joseph", "mike": "michael", "mick": "michael",
    "ted": "edward", "ed": "edward", "tony": "anthony", "tom": "thomas", "bernie": "bernard",
    "chuck": "charles", "charlie": "charles", "hank": "henry", "harry": "henry", "kate":
    "katherine", "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth", "peggy":
    "margaret", "maggie": "margaret", "sue": "susan", "nancy": "ann", "andy": "andrew",
    "dave": "david", "steve": "steven", "chris": "christopher", "greg": "gregory",
    "larry": "lawrence", "jerry": "gerald", "terry": "terence", "newt": "newton",
    "mitch": "mitchell", "ron": "ronald", "don": "donald", "jeff": "jeffrey",
}  # fmt: skip
# First words of the names of places and bodies that are no given names.
NOT_GIVEN = frozenset(
    """new san los las santa saint south north east west great grand supreme national united
    international federal central european white black red blue green democratic
    republican social foreign public royal first second third human civil climate
    full global world old middle northern southern eastern western upper lower super
    prime vice deputy daily morning american british russian chinese""".split()
)
# Last words of what is written with capitals and is no person: treaties, prizes, causes.
NOT_SURNAMES = frozenset(
    """accord accords act acts agreement award awards bill care change citizenship classic
    code convention conventions crisis cup day days deal declaration effect efforts
    election elections enforcement equality era event festival final finals forum
    games grant initiative interests issue issues league life list march match medal
    month order pact plan pledge policy prize program programme protocol race rally
    report reform review rights road rule rules season security series show site
    story strategy summit system tax terrorism test text tools tour trail treaty war
    wars week weekend women world year years zone amendment article bridge internet
    language management memo music night online page people photo primary project
    republicans democrats americans services supporters taxes voters theory times
    trade channel express line country grants zero united resources action movement""".split()
)
# Lower-case words that may stand before a capitalised title: "former President".
BEFORE_TITLES = frozenset(
    """former then retired late outgoing acting state fellow ex deputy vice fire police
    longtime current incoming assistant interim then-""".split()
)
# Nouns of bodies that are surnames as well.
SURNAME_BODIES = frozenset("house church market hospital court chamber bank club".split())
# Words in -ing that describe somebody: the others before a name are verbs.
DESCRIBING_ING = frozenset(
    """leading acting ruling outgoing incoming visiting founding managing commanding
    presiding sitting marketing operating engineering nursing building housing
    banking training planning shipping advertising trading mining polling working
    supporting""".split()
)
# What an abbreviated title stands for: "Sen. Ann Lee" is "the senator".
FULL_TITLES = {
    "sen": "senator", "sens": "senator", "rep": "representative", "gov": "governor",
    "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "adm": "admiral", "sgt": "sergeant", "det": "detective", "prof": "professor", "rev":
    "reverend", "dr": "doctor", "amb": "ambassador", "senators": "senator", "supt":
    "superintendent", "insp": "inspector", "cllr": "councillor", "sheik": "sheikh",
}  # fmt: skip
