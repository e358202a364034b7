"""Words of names that are written in several ways: which are one name, and which may be.

`SPELLINGS` are transliterations of one name, safe to take for each other. `SHORT_FORMS` are other
names of the same people (William and Bill), and sometimes of different ones: a reason to ask.
"""

import re

_SPELLINGS = """
mohammed muhammad mohamed mohammad muhammed mohamad muhamed muhamad mohamet
ahmed ahmad
abdullah abdallah abdulla
hussein hussain husain husayn hossein hussien
yousef youssef yusuf yousuf yusef yusof
khaled khalid
ibrahim ebrahim
mustafa mostafa moustafa mustapha
suleiman sulaiman soleiman suleyman sulayman
tariq tarek tareq tarik
karim kareem
omar umar
osama usama
saeed saeid
fatima fatimah fatema
aisha ayesha aishah
zainab zaynab zeinab zeynab
ismail ismaeel esmail esmaeil
jamal gamal
nasrallah nasrullah
gaddafi qaddafi gadhafi kadafi qadhafi gaddhafi
ayatollah ayatullah
alexei aleksei alexey aleksey alexej
alexander aleksander aleksandr alexandr
alexandra aleksandra
sergei sergey sergej
dmitry dmitri dmitriy dmitrii dimitri
yevgeny evgeny yevgeni evgeni yevgeniy evgeniy evgenii
yuri yury yuriy iurii
andrei andrey andrej
nikolai nikolay nikolaj
vitaly vitali vitaliy vitalii
anatoly anatoli anatoliy anatolii
gennady gennadi gennadiy gennadii
valery valeri valeriy valerii
grigory grigori grigoriy grigorii
arkady arkadi arkadiy arkadii
vasily vasili vasiliy vasilii
maxim maksim
volodymyr wolodymyr volodimir
fyodor fedor feodor
medvedev medvedyev
yeltsin eltsin
"""

_SHORT_FORMS = """
william bill billy will willie liam
robert bob bobby rob robbie bert
richard dick rick ricky rich
john jack johnny jon
jonathan jon jonny
james jim jimmy jamie
joseph joe joey
josephine jo josie
michael mike mick mickey
charles charlie chuck chas
edward ed eddie ted teddy ned
theodore ted teddy theo
thomas tom tommy
anthony tony
elizabeth liz lizzie beth betsy betty eliza libby
margaret maggie meg peggy marge greta
katherine kate katie kathy kat
catherine cate kate cathy
kathryn kate kathy
christopher chris topher
christine chris tina christina
christian chris
alexander alex sandy sasha
alexandra alex sandra sasha
aleksandr sasha
nicholas nick nicky
daniel dan danny
david dave davey
matthew matt
patrick pat paddy
patricia pat patty trish tricia
samuel sam sammy
samantha sam
benjamin ben benny benji
stephen steve stevie steven
steven steve
andrew andy drew
gregory greg
jeffrey jeff geoff
geoffrey geoff jeff
kenneth ken kenny
lawrence larry
laurence larry
leonard len lenny leo
donald don donny
ronald ron ronnie
raymond ray
timothy tim timmy
peter pete
philip phil
phillip phil
francis frank francie
franklin frank
frederick fred freddie
alfred al fred alfie
catherine katherine kathryn katharine catharine
carl karl
philip filip
christina kristina christine kristine
christian kristian
yasmin jasmin
albert al bert
gerald gerry jerry
gerard gerry
jerome jerry
henry harry hank
harold harry hal
vincent vince
victor vic
walter walt
zachary zach zack
joshua josh
jacob jake
nathaniel nate nathan
susan sue susie
suzanne sue susie
barbara barb babs
deborah deb debbie
rebecca becky becca
jennifer jen jenny
jessica jess jessie
victoria vicky tori
virginia ginny
abigail abby gail
amanda mandy
pamela pam
sandra sandy
cynthia cindy
judith judy
dorothy dot dottie
eleanor ellie nell nora
helen nell
ann anna anne annie
jean jeanne
teresa terry tess
theresa terry tess
terence terry
vladimir volodymyr vova
volodymyr vova volodya
dmitry dima
mikhail misha
ivan vanya
giuseppe beppe
francisco paco pancho
jose pepe
luiz luis
ignacio nacho
"""


def _lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


SPELLINGS = {word: line[0] for line in _lines(_SPELLINGS) for word in line}
"""Each spelling with the one that stands for all of its name."""

_FAMILIES = [frozenset(line) for line in _lines(_SHORT_FORMS)]
_FORMS = {word: {w for f in _FAMILIES if word in f for w in f} for f in _FAMILIES for word in f}
_SKY = re.compile(r"(?<=[a-z][a-z]sk)(?:yy|iy|yi|ii|ij|yj)$")


def spelling(word: str) -> str:
    """Return the spelling that stands for all transliterations of a folded word.

    >>> spelling("mohammed") == spelling("muhammad")
    True
    >>> spelling("zelenskyy"), spelling("zelensky")
    ('zelensky', 'zelensky')
    """
    return SPELLINGS.get(word) or re.sub(_SKY, "y", word)


def initials(word: str) -> frozenset[str]:
    """Return the letters with which a folded given name and its other forms begin.

    >>> sorted(initials("william"))
    ['b', 'l', 'w']
    """
    return frozenset(form[0] for form in _FORMS.get(word, {word}))


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two folded given names may be of one person: Bill and William, Jon and John."""
    if one == other or spelling(one) == spelling(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if any(one in family and other in family for family in _FAMILIES):
        return True
    return min(len(one), len(other)) >= _LONG_ENOUGH and _one_letter_apart(one, other)


_LONG_ENOUGH = 4  # letters: among shorter names, one letter makes another name (Ian, Jan)


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion or replacement makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
    if same is None:
        return True
    rest = short[same:] if len(short) < len(long) else short[same + 1 :]
    return rest == long[same + 1 :]
