"""What English authors and templates leave in a text that is not finished; words to look for are in lower case.

A pattern is tried only where one of its words occurs: compiling and searching them all would cost more than the check.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazy

_VERBS = (
    "insert|add|describe|write|enter|provide|include|explain|share|replace|put|paste|specify|summarise|summarize|list|mention"
    "|elaborate|expand|state|tell|give|outline|discuss|document"
)
_VERB = rf"(?:(?:please|optionally|briefly|optional[:,]|e\.?g\.?,?) )*(?:{_VERBS}|fill in|fill out)\b"
_SLOT = (
    r"(?:your|my|the author['’]?s?|a personal|personal|first-hand|lived) (?:own |personal |real |lived |first-hand )?"
    r"(?:experiences?|stor(?:y|ies)|anecdotes?|opinions?|views?|thoughts?|decisions?|takeaways?|reflections?|insights?|examples?"
    r"|name|text|title|content|introduction|conclusion|perspective|quote)"
)

# A line that holds nothing else, with or without brackets.
ALONE_WORDS = (
    "tbd",
    "fixme",
    "tktk",
    "lorem",
    "placeholder",
    "dummy",
    "coming soon",
    "under construction",
    "to be ",
    " later",
)
ALONE = lazy(
    r"TBD|FIXME|TKTK|lorem ipsum|placeholder(?: text)?|dummy text|coming soon|under construction"
    r"|(?:details? |content |text |more details? )?to be (?:written|added|filled in|completed|determined|decided|announced)"
    r"(?: (?:soon|later|here))?"
    r"|fill (?:this|it|that) in later"
    r"|(?:write|fill in|finish|complete)(?: (?:this|it|text|content|details?))?(?: section| part)? later",
    re.IGNORECASE,
)
ALONE_IN_BRACKETS = frozenset(
    ["todo", "to do", "tk", "tba", "wip", "work in progress", "draft", "text", "title", "content", "body", "missing"]
)

# A bracketed line in which a template speaks to its author.
BRACKET_WORDS = (*_VERBS.split("|"), "fill", "your", "my ", "author", "personal", "first-hand", "lived", " here", "?")
IN_BRACKETS = lazy(
    rf"{_VERB} .*\w+ .*|(?:what|why|how|when|who|which|where)\b.*\?|{_SLOT}\b.*|.*\b(?:goes|text|content) here",
    re.IGNORECASE,
)
IN_ROUND = lazy(
    rf"{_VERB}.*\b(?:here|{_SLOT})|{_SLOT}(?: here| goes here)?|(?:[\w’']+ ){{0,4}}goes here|(?:(?:your|the|main|body|sample|more) )*(?:text|content) here",
    re.IGNORECASE,
)

# A paragraph that is an instruction or filler, and nothing else.
PARAGRAPH_WORDS = (" here", "text text")
PARAGRAPH = lazy(
    r"(?:insert|add|write|put)\b[^\n.!?]{1,60}\bhere|(?:your|the) (?:\w+ ){0,3}(?:text|content|story|experience|opinion|decision"
    r"|copy)(?: goes)? here|(?:text|content|copy|body|description)(?: goes)? here|(?:text ){3,}text",
    re.IGNORECASE,
)
# The first passage of a section, one short sentence without a verb: 'The second part coming soon!'
SOON = lazy(
    r"(?!(?:even )?more\b)(?:(?!(?:is|are|was|be|'s|’s|has|have|will|should|as|that|which|very|not)\b)[\w’'-]+ ){1,6}"
    r"coming (?:very )?soon[.!…]*",
    re.IGNORECASE,
)

# In brackets within running text.
ANYWHERE_IN_BRACKETS = (
    (
        ("[todo]", "[tbd]", "[tk]", "[fixme]", "[placeholder]", "{todo}", "{tbd}"),
        lazy(r"[\[{](?:TODO|TBD|TK|FIXME|PLACEHOLDER)[\]}]", re.IGNORECASE),
    ),
    (
        ("[insert ", "[add ", "[describe ", "[write ", "[enter ", "[share ", "[include ", "{insert ", "{add ", "{describe "),
        lazy(
            rf"[\[{{]{_VERB} [^\[\]{{}}\n]{{0,60}}\b(?:your own|your personal|{_SLOT})\b[^\[\]{{}}\n]{{0,80}}[\]}}]",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip

# Wherever it stands outside quotation marks.
ANYWHERE = (
    (("ipsum dolor",), lazy(r"\blorem ipsum dolor sit\b", re.IGNORECASE)),
    (
        ("this section is", "this section has", "this paragraph is", "this paragraph has", "this page is", "this article is", "this post is"),
        lazy(
            r"\bThis (?:(?:section|paragraph) (?:is|has) (?:currently |still )?(?:a stub|a work in progress|under construction"
            r"|incomplete|unfinished|being written|not (?:yet )?(?:been )?(?:written|finished|complete))"
            r"|(?:page|article|post) is (?:currently |still )?(?:a stub|under construction|being written"
            r"|not yet (?:written|finished|complete)))(?=[.!;:)\]\n]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        ("should be removed", "should be deleted", "should be replaced"),
        lazy(
            r"\b(?:italici[sz]ed|bracketed|placeholder|instructional|instruction|guidance|hint|sample) "
            r"(?:text|notes?|sections?|paragraphs?|lines?)\b[^.!?\n]{0,60}\bshould be (?:removed|deleted|replaced)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ("delete this ", "delete these ", "remove this ", "remove these "),
        lazy(
            r"\b(?:delete|remove) (?:this|these) (?:section|line|paragraph|text|note|block|sentence|instruction|template)s? "
            r"(?:before|when) (?:publish|submitt|post|merg|you (?:publish|submit|are done|finish))",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip

# What a chat leaves around the text it was asked for.
CHAT = (
    (
        ("as an ai", "as a large language", "as a language model", "i am an ai", "i'm an ai", "i’m an ai"),
        lazy(
            r"\b(?:As|I(?: am|['’]m)) an? (?:AI|large language model|language model)(?: language model| assistant| model)?,?"
            r"(?: so| and)?[^.\n]{0,30}\b(?:I )?(?:do not|don['’]t|cannot|can['’]t|am unable|lack)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ("here is", "here's", "here’s", "below is"),
        lazy(
            r"(?:^|\n)(?:Certainly|Sure(?: thing)?|Of course|Absolutely|Great)[!,.]? (?:Here(?: is|['’]s)|Below is)\b"
            r"|(?:^|\n)(?:Here(?: is|['’]s)|Below is) (?:a|an|the|your) (?:\w+ ){0,3}(?:draft|section|version|paragraph|rewrite)"
            r"\b[^.\n]{0,40}\b(?:you (?:asked|requested)|based on your|as requested|for your)",
            re.IGNORECASE,
        ),
    ),
    (
        (
            "let me know if you",
            "feel free to replace",
            "feel free to adjust",
            "feel free to modify",
            "feel free to customi",
        ),
        lazy(
            r"\blet me know if you(?:['’]d| would)? (?:like|want|need) (?:any |some |me to |further )?(?:changes|adjust|revis|edit|tweak|modif)"
            r"|\bfeel free to (?:replace|adjust|modify|customi[sz]e) (?:the|this|any|it|these)\b[^.\n]{0,60}"
            r"\b(?:details?|names?|figures|numbers|text|placeholders?|your own)\b",
            re.IGNORECASE,
        ),
    ),
)

# In a human section: what is said about the section and its text instead of in it.
ORDERED = (
    (
        ("his section", "his part"),
        lazy(
            r"\bThis (?:section|part) (?:is being (?:prepared|written)|(?:has to|must|should|needs to) be (?:written|filled)|will be (?:written|added|filled|completed|updated)"
            r" (?:later|soon|by|when|once|as soon))",
            re.IGNORECASE,
        ),
    ),
    (
        ("rite ", "ay ", "escribe ", "xplain ", "ut "),
        lazy(
            r"(?:^|[.!?\n] ?)(?:Please )?(?:Write|Say|Describe|Explain|Put) (?:here\b[^.\n]{0,80}\byou|[^.\n]{0,80}\bin your own words)\b",
            re.IGNORECASE,
        ),
    ),
    (
        (
            "anuscript",
            "opy not",
            "opy is not",
            "opy has not",
            "provisional",
            "written by a human",
            "written by a person",
            "coming soon",
        ),
        lazy(
            r"\b(?:manuscript|copy) (?:has not (?:arrived|come)|(?:is )?not in yet)|\b(?:heading|headline|title|lead)s? (?:is|are) provisional"
            r"|\b(?:has to|must|should) be written by a (?:human|person)\b|\bstory for this (?:article|section) is coming soon",
            re.IGNORECASE,
        ),
    ),
    (
        ("his text is", "go live", "with words", "to fill the space"),
        lazy(
            r"\bThis text is (?:only |just )?(?:here to|a placeholder|a test)|\breplaced before we go live|\bfilling (?:this|the section|space) with words|\bwords to fill the space",
            re.IGNORECASE,
        ),
    ),
    (
        (" words", " sentences", " characters"),
        lazy(
            r"(?:^|[.!?\n] ?)(?:Please )?(?:Write|Describe|Explain|State|Summari[sz]e|Share|Tell)\b[^.!?\n]{0,60}"
            r"\bin (?:about |at least |up to |around |roughly |no more than )?\d+(?:(?:-|–| to )\d+)? (?:words|sentences|characters)\b",
            re.IGNORECASE,
        ),
    ),
)

# A template's names for what belongs in a place, and blanks: with so many in one paragraph, it is nobody's text.
SLOTS = (
    (
        2,
        ("[", "{", "<"),
        lazy(
            r"[\[{<](?:your |the |client['’]?s? |customer['’]?s? |company['’]?s? |product |project |team |full |first |last |insert |specific )?"
            r"(?:names?|company|companies|dates?|places?|locations?|city|products?|topics?|quotes?|feelings?|emotions?|details?|numbers?|amounts?"
            r"|years?|months?|titles?|roles?|positions?|industry|reasons?|options?|person|people|clients?|customers?|results?|problems?|tools?"
            r"|examples?|job title|department|alternative)(?: name| here)?[\]}>]",
            re.IGNORECASE,
        ),
    ),
    (3, ("xx",), lazy(r"(?<![\w-])X{2,5}(?![\w-])")),
)

# How a request to the person who should write begins. Advice to readers begins with other verbs ('share', 'write').
REQUEST_BEGINS = frozenset(
    [
        "describe",
        "explain",
        "summarise",
        "summarize",
        "elaborate",
        "outline",
        "discuss",
        "specify",
        "insert",
        "document",
    ]
)

TITLES = frozenset(
    [
        "title", "your title", "your title here", "title here", "post title", "article title", "blog title", "page title",
        "working title", "untitled", "new post", "new article", "description", "your description", "your description here",
        "description here", "short description", "insert title here", "todo", "tbd",
    ]
)  # fmt: skip
VALUES = frozenset(["todo", "tbd", "tba"])

# A blank where a fact belongs.
BLANK_WORDS = ("XX",)
BLANK = lazy(r"(?<![\w-])\$?X{2,4}(?:%|,XXX| percent| million| billion| people| users| customers| hours| days)")
VARIABLE = lazy(r"\b(?:like|such as|e\.g\.|for example|say|template|format|pattern|placeholder)\b")
