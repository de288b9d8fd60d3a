"""The parts of an experience, an opinion and a decision in English: plain words, then clauses by their order of words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazy

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December|May(?= \\d)"
_NUMBER = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|dozen|half|twice|couple"
)
_PLACES = (
    "office|warehouse|shop|store|station|factory|school|university|room|kitchen|house|home|town|city|village|street|market|hospital"
    "|hotel|restaurant|cafe|café|library|garden|field|farm|port|harbour|harbor|car|train|bus|plane|airport|meeting|conference"
    "|workshop|desk|table|door|corridor|hallway|aisle|shelf|counter|lab|studio|gym|park|church|building|floor|county|state|country"
)
_PEOPLE = (
    "owner|manager|boss|colleague|coworker|co-worker|friend|wife|husband|mother|father|mom|dad|mum|son|daughter|brother|sister"
    "|grandmother|grandfather|customer|client|teacher|student|director|founder|engineer|designer|developer|nurse|doctor|driver"
    "|neighbour|neighbor|partner|teammate|volunteer|maintainer|reporter|worker|cook|chef|clerk|guest|woman|man|girl|boy"
)
_DID = (
    "decided|chose|picked|opted|agreed|settled|selected|adopted|switched|moved|replaced|dropped|stopped|kept|went with|committed|resolved"
    "|approved|rejected|cancelled|canceled|postponed|declined|refused|started|began|introduced|created|built|hired|bought|removed|added"
    "|made (?:a|the|this|that|our|my) (?:\\w+ )?(?:decision|choice|call)|concluded|limited|turned down|gave up|signed|took"
)

SURFACE: Mapping[str, re.Pattern[str]] = {
    "when": lazy(
        rf"\b(?:{_DAYS}|{_MONTHS}|(?:19|20)\d\d|\d{{1,2}}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)|yesterday|today|tonight|noon|midnight"
        r"|(?:[Ll]ast|[Tt]his|[Tt]hat|[Tt]he next|[Tt]he following|[Oo]ne|[Ee]very|[Ee]ach) (?:week|month|year|night|day|morning|afternoon|evening|spring|summer|autumn|fall|winter|time)"
        r"|(?:in|at) (?:the )?(?:morning|afternoon|evening|night|spring|summer|autumn|winter|beginning)|(?:weeks?|months?|years?|days?|hours?|minutes?) (?:ago|later|earlier|before|after)"
        r"|ago|at the time|back then|[Ww]hen (?:I|we|he|she|they|the|my|our|[A-Z]\w+)|[Rr]ecently|[Aa]t first)\b"
    ),
    "where": lazy(
        rf"\b(?:in|at|on|to|from|into|near|outside|inside|behind|through|across|around) (?:(?:the|a|an|our|my|his|her|their|this|that|another|its) )?(?:[\w'’-]+ ){{0,2}}(?:{_PLACES})s?\b"
        r"|\b(?:in|at|near|from|to) (?!I\b)[A-Z][a-z]{2,}\b"
    ),
    "who": lazy(
        rf"\b(?:{_PEOPLE})s?\b|\b(?:he|she|He|She|him|her) \w+ed\b|\b[A-Z][a-z]+ (?:said|says|told|asked|and I|pointed|replied|wrote|explained|laughed|nodded)\b"
        r"|\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z]|\b(?:with|from|by|met|asked|told|called) [A-Z][a-z]+ [A-Z][a-z]+\b"
    ),
    "how-many": lazy(rf"(?<![\w.])[$€£¥]?\d[\d,.]*\b|\b(?:{_NUMBER})\b", re.IGNORECASE),
    # A name in the middle of a sentence: an event, a tool, a firm that somebody could look up.
    "named": lazy(r"(?<=[a-z,;)] )(?!I\b)[A-Z]\w*[a-z]\w+|\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]\w{2,}"),
    "said": lazy(
        r"[“\"][^”\"\n]{6,}[”\"]|\b(?:said|says|told (?:me|us|him|her|them)|asked (?:me|us|him|her|them|if|why|whether|how|what)|replied|answered|explained (?:that|how|why)|admitted)\b"
    ),
    "failed": lazy(
        r"\b(?:fail(?:ed|ure|s)?|broke|broken|wrong|mistakes?|couldn['’]t|could not|didn['’]t (?:work|know|think|expect|see|have)|did not (?:work|know|expect)|crash(?:ed|es)?|lost|forgot|refused"
        r"|struggl\w+|hard time|unfortunately|bugs?|incident|outage|delay(?:ed|s)?|problem|trouble|gave up|stuck|missed|confus\w+|rejected|longer than)\b",
        re.IGNORECASE,
    ),
    "position": lazy(
        r"\b(?:changed my mind|I was wrong|I would|I['’]d|not just|rather than)\b|\b(?:I|we|We) (?:[\w'’]+ ){0,3}(?:think|believe|feel|felt|thought|prefer|hope|doubt|agree|disagree|want|wish|love|like|recommend|suggest|suspect|consider|find|found|expect|see|hate|worry|care|value|support|oppose|argue|wonder)\b"
        r"|\b(?:should|ought to|must|need to|needs to|have to|in my (?:view|opinion|experience)|to me|personally|for me|my (?:view|opinion|advice|take|favou?rite|hope))\b"
        r"|\b(?:is|are|was|were|be|been|it['’]s|that['’]s|seems?|feels?) (?:\w+ly |so |very |really |also |more |the |a |an |not |too |most )*(?:good|bad|better|best|worse|wrong|right|important|great|useful|useless|worth|essential|valuable|"
        r"unfortunate|sad|exciting|excited|proud|happy|amazing|interesting|boring|hard|easy|simple|crucial|key|vital|nice|wonderful|terrible|fair|unfair|clear|impressive|surprising|incredible|fun|necessary|effective|helpful|problem|mistake|dangerous|thrilled|grateful|difficult|impossible|powerful|success)\b"
    ),
    "reason": lazy(
        r"\b(?:because|since|as a result|therefore|thus|hence|that(?:['’]s| is) why|which is why|the reason|reasons?|due to|given (?:that|the|how)|thanks to|so that|in order to|so (?:we|I|it|they|you|that)|after all|otherwise|if (?:you|we|I|it|they|the)|by \w+ing|for example|for instance|means that|leads? to|allows?|helps?|without|makes? (?:it|us|me|them|you)"
        r"|so|but|however|while|although|though|even if|despite|unlike|than|which (?:is|means|makes|lets|gives)|would)\b"
        r"|\b(?:for|as) (?:the|a|it|we|I|they|this)\b|; ",
        re.IGNORECASE,
    ),
    "choice": lazy(
        rf"\b(?:I|we|We|they|They|he|she|team|who|[A-Z]\w+)(?:['’]ve| have| has| had| also| then| both| all| finally| eventually)* (?:\w+ly )?(?:{_DID})\b"
        r"|\b(?:[Ww]e|I|[Tt]hey|team)(?:['’]ll| will| are going to| am going to|['’]re going to|['’]m going to| plan| intend| are planning| shall| won['’]t| want| aim| propose| hope| expect| need)\b"
        r"|\b(?:decid\w+|decision|chosen|choice|opt(?:ed|ing)? (?:to|for|out)|instead of|rather than|will (?:not )?be|is moving|are moving|going to|from now on|as of|no longer|let['’]s|we use|are using|plan(?:s|ned)? to|agreed|goal|should|must|commit(?:ted)? to)\b"
    ),
    "against": lazy(
        r"\b(?:not|never|won['’]t|don['’]t|didn['’]t|doesn['’]t|can['’]t|cannot|wouldn['’]t|isn['’]t|aren['’]t|instead of|rather than|ruled out|reject(?:ed)?|dropp?ed|stop(?:ped)?|against|without|no longer|no (?:more|new|one|need)|away from|in favou?r of|avoid(?:ed|ing)?"
        r"|refus\w+|declin\w+|gave up|give up|turn(?:ed)? down|leave out|left out|remov(?:e|ed|ing)|disabl\w+|limit(?:ed|ing)?|only|postpon\w+|cancel\w+|abandon\w+|over (?:the|a)|except)\b",
        re.IGNORECASE,
    ),
    "answers": lazy(
        r"\bI\b|\b(?:responsib\w+|in charge|accountab\w+|answer(?:s|able)? for|owns? (?:it|this|the)|owner|lead(?:s|er)?|editor|manager|director|maintainer|on (?:me|us)|our (?:team|job|call)|[Ww]e(?:['’]ll|['’]ve|['’]re)?|team)\b"
    ),
}  # fmt: skip

_VOLITION = lazy(
    r"\b(?:I|we|you|they|he|she|it|who|team)\b(?: also| then| just| \w+ly)? (?:\w{2,}ed|will|shall|would"
    r"|let|made|built|took|gave|kept|put|set|ran|went|chose|began|wrote|got|brought|left|cut|spent|sent|met|found|held|led|paid|sold|tried)\b",
    re.IGNORECASE,
)
_PASSIVE = lazy(
    r"\b(?:was|were|been|is being|are being|will be|has been|have been) (\w{3,}ed|made|done|built|chosen|kept|put|set)\b"
)
_IMPERATIVE = lazy(
    r"(?:^|[.!?:]\s+|\n)(?:[-*\d.]+ )?(?:Do|Don['’]t|Never|Always|Use|Keep|Avoid|Try|Let|Add|Create|Move|Drop|Replace|Remove|Run|Store|Put|Set|Make|Adopt|Migrate|Switch|Build|Host|Stop|Start|Allow|Require|Enable|Disable|Give|Leave|Send|Split|Buy|Sell|Pay|Hire|Write|Publish|Test|Limit|Close|Open)\b"
)


def forms(text: str) -> dict[str, str]:
    """Parts that only the order of words shows: somebody who did or will, something that was done, an appeal."""
    shown: dict[str, str] = {}
    for pattern, part in (
        (_VOLITION, "choice"),
        (_PASSIVE, "choice"),
        (_IMPERATIVE, "position"),
        (_IMPERATIVE, "choice"),
    ):
        found = pattern.search(text)
        if found is not None:
            shown.setdefault(part, found[0].strip())
    return shown
