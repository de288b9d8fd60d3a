"""English: content words by a stop list and a light stem, noun phrases by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.patterns import lazy

# Words that say nothing about what a text is about. Inflected forms are reduced by `stem` before the second look.
_STOP_WORDS_TEXT = """
a an the this that these those there here it its itself i me my mine myself you your yours yourself we us our ours
he him his she her hers they them their theirs who whom whose which what when where why how whatever whoever ones
themselves himself herself yourselves someone somebody something anyone anybody anything everyone everybody everything nobody nothing none each every
either neither both all any some many much more most few little less least several own same other others another
such only even ever never always often sometimes usually just still yet already also too very really quite pretty
rather so than then now once again almost and or but nor if because since while until unless although though as at
by for from in into of off on onto out over to toward towards under up upon with within without about above across
after against along among around before behind below between beyond down during except inside like near outside past
through throughout via per not no yes am is are was were be been being have has had having do does did doing done
can could will would shall should may might must ought cannot let lets get gets got gotten getting go goes going
gone went come comes came coming make makes made making take takes took taken taking give gives gave given say says
said saying tell tells told know knows knew known knowing think thinks thought thinking see sees saw seen seeing
look looks looked looking want wants wanted need needs needed use uses used using try tries tried trying put puts
feel feels felt mean means meant talk talks talked talking thing things stuff kind kinds sort sorts lot lots bit way
ways people guy guys folks man second seconds point part example fact idea ideas sense couple bunch whole first last
next new good great big nice cool awesome amazing interesting right sure real actual able okay ok yeah yep yup nope
oh um uh er erm hmm mm mhm hey hi hello wow please thanks thank well actually basically literally honestly obviously
definitely probably maybe perhaps certainly exactly absolutely totally completely especially particularly generally
typically apparently hopefully essentially fairly simply mostly mainly somehow somewhat somewhere anywhere
everywhere anyway instead else ago later soon together apart away back forward enough far course don doesn didn isn
aren wasn weren haven hasn hadn won wouldn couldn shouldn ain gonna wanna gotta kinda sorta ll re ve d s t m i'm
i've i'd i'll it's that's what's there's let's don't doesn't didn't isn't aren't wasn't weren't haven't hasn't
hadn't won't wouldn't couldn't shouldn't can't we're we've we'd we'll you're you've you'd you'll they're they've
they'd they'll he's she's who's here's where's how's everyday guess liked likes hope hoped seem seems seemed
conversation interview guest host laughter laughs inaudible crosstalk curious fun wonderful fantastic perfect happy
glad sorry fine extra quickly slowly finally eventually initially originally recently currently previously suddenly
directly clearly easily largely name names moment terrible beautiful entire obvious ending imagine imagined supposed
wondering wonder excited plus minus zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million billion
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
# How many words are remembered with their stems: about as many as a few articles have.
_KNOWN = 8192
WORD = lazy(r"[A-Za-z][A-Za-z0-9]*(?:['’.\-+/&][A-Za-z0-9]+)*[+#]*")


def content_words(text: str) -> tuple[str, ...]:
    """Content words, lower case, reduced to a common stem."""
    found = []
    for match in WORD.finditer(text):
        if reduced := _content_stem(match.group()):
            found.append(reduced)
    return tuple(found)


@lru_cache(_KNOWN)
def _content_stem(written: str) -> str:
    """The stem of a content word; empty for any other."""
    word = written.lower().replace("’", "'")
    if len(word) <= 1 or word in STOP_WORDS or word.endswith("ly"):
        return ""
    reduced = stem(word)
    return "" if reduced in STOP_WORDS else reduced


def stem(word: str) -> str:
    """One form for singular and plural, and for the regular endings of verbs."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            word = word[: -len(ending)]
            return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word
    return word.removesuffix("e") if len(word) > 5 else word


# What stands before a verb, and what stands before a noun.
_VERB_AFTER_TEXT = """
i you we they he she it to can could will would should must might may not don't doesn't didn't can't won't i'll
we'll you'll they'll i'd you'd we'd they'd who that let let's just never always gonna wanna please
"""

_VERB_AFTER = frozenset(_VERB_AFTER_TEXT.split())

_NOUN_AFTER_TEXT = """
a an the this these those my your our their his her its of for with in on at from about into by some every each new
first second next last best other another own same between without through against
"""

_NOUN_AFTER = frozenset(_NOUN_AFTER_TEXT.split())

_FUNCTION_WORDS_TEXT = """
of for with in on at from about into by and or but is are was were be been that which who to as so if when because
than then has have had can will would could should may might must it we you they i he she do does did not a an the
this these those there where while until like through over under between without during before after also too it's
that's isn't wasn't
"""

_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())

# Content enough to be compared by, but no part of the name of a topic: verbs, measures, judgements.
_BREAKERS_TEXT = """
work works worked working find finds found show shows showed shown call calls called run runs running ran turn turns
turned help helps helped start starts started starting wait waiting read reads reading write writes wrote written
writing open close build building built learn learned care pick picked follow following create created creating
bring brings brought leave left move moves moved set sets sit sits sitting stay stays stayed live lives lived play
plays become becomes became hear hears heard hearing add adds added change changes changed changing end ends ended
happen happens happened ask asks asked keep keeps kept love loved believe believed remember remembered understand
understood spend spent decided decide figure figured figuring realize realized noticed notice hold held stand stood
fell falls fallen rose grew grows grown dropped drops process issue issues problem problems matter area areas group groups term terms topic topics detail details job
person time times day days week weeks month months year years hour hours minute minutes today yesterday tomorrow
place side case reason question questions answer answers number numbers half old better best bigger biggest small
bad worse worst important different wrong long short high low hard easy early late true level top bottom world life
story word words type types full free possible certain specific current previous similar common general simple
single main major quick line lines piece pieces step steps amount moments head hand hands eye eyes face deal deals
rest front mind twice chance interested ready aware super huge tiny crazy weird episode podcast listener listeners
audience
"""
_BREAKERS = frozenset(_BREAKERS_TEXT.split())
# Too general to name a topic alone.
_GENERAL_TEXT = """
company companies tool tools team teams model models system systems user users website product products business
experience role roles version versions project projects change value values data job jobs option options result
results feature features service services customer customers market industry opinion opinions language languages
field fields list lists size cost costs price rest money community environment application applications future past
book books paper papers school conversation decision decisions effort efforts goal goals plan plans approach
difference differences benefit benefits support access control order space test tests room table phone car house
news media link links page pages call meeting meetings machine machines object objects item items argument arguments
concept concepts context implementation code engineer engineers developer developers percent dollars cases morning
friends kid kids background opportunity opportunities expert experts choice choices perspective message messages
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays average evening
evenings afternoon
"""
_GENERAL = frozenset(_GENERAL_TEXT.split())
_NUMBERS_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
"""
NUMBERS = frozenset(_NUMBERS_TEXT.split())


def phrases(text: str) -> Iterator[str]:
    """Runs of one to three words without a stop word that stand where nouns stand."""
    before = ""
    run: list[str] = []
    end = 0
    # A single word is a noun only where a function word or the end of the clause follows it.
    for match in WORD.finditer(text):
        word = match.group()
        low = word.lower().replace("’", "'")
        apart = text[end : match.start()].strip() != ""
        if apart and run:
            yield from _phrase(run, before, closed=True)
            run = []
        if apart:
            before = ""
        content = low not in STOP_WORDS and low not in _BREAKERS and len(low) > 1 and not low.endswith("ly")
        content = content and "'" not in low and low.split("-")[0] not in NUMBERS
        if content:
            # A capital at the beginning of a sentence makes no name, but for one behind it (Oak Lane Bakery).
            if (
                len(run) == 1
                and word[0].isupper()
                and text.lstrip("\"'“‘([").startswith(run[0][0].upper() + run[0][1:])
            ):
                run[0] = run[0][0].upper() + run[0][1:]
            run.append(word if run or end or before else word[0].lower() + word[1:])
        else:
            yield from _phrase(run, before, closed=low in _FUNCTION_WORDS)
            run, before = [], low
        end = match.end()
    yield from _phrase(run, before, closed=True)


def _phrase(run: Sequence[str], before: str, *, closed: bool) -> Iterator[str]:
    words = list(run)
    if words and before in _VERB_AFTER and words[0][0].islower():
        words = words[1:]
    while words and words[-1].lower().endswith(("ing", "ed")) and len(words) > 1:
        words = words[:-1]
    if len(words) > 3:
        return
    if len(words) > 1 or (words and (before in _NOUN_AFTER or not words[0][0].islower())):
        single = len(words) == 1
        if single and (words[0].lower().endswith("ed") or words[0].lower() in _GENERAL):
            return
        if single and words[0].islower() and not closed:
            return
        yield " ".join(words)
