"""What English authors and templates leave in a text that is not finished. Each pattern says where it counts."""

from __future__ import annotations

_VERB = (
    r"(?:(?:please|optionally|briefly|optional[:,]|e\.?g\.?,?) )*"
    r"(?:insert|add|describe|write|enter|fill in|fill out|provide|include|explain|share|replace|put|paste|specify|summari[sz]e"
    r"|list|mention|elaborate|expand|state|tell|give|outline|discuss|document)\b"
)
_SLOT = (
    r"(?:your|my|the author['’]?s?|a personal|personal|first-hand|lived) (?:own |personal |real |lived |first-hand )?"
    r"(?:experiences?|stor(?:y|ies)|anecdotes?|opinions?|views?|thoughts?|decisions?|takeaways?|reflections?|insights?|examples?"
    r"|name|text|title|content|introduction|conclusion|perspective|quote)"
)

ALONE = (
    r"TBD|FIXME|TKTK|lorem ipsum|placeholder(?: text)?|dummy text|coming soon|under construction"
    r"|(?:details? |content |text |more details? )?to be (?:written|added|filled in|completed|determined|decided|announced)"
    r"(?: (?:soon|later|here))?"
    r"|fill (?:this|it|that) in later|(?:write|fill in|finish|complete)(?: (?:this|it|text|content|details?))?(?: section| part)? later"
)
ALONE_IN_BRACKETS = r"TODO|TK|TBA|WIP|work in progress|draft|text|title|content|body|to ?do|missing|citation"
IN_BRACKETS = (
    rf"{_VERB} .*\w+ .*|(?:what|why|how|when|who|which|where)\b.*\?|{_SLOT}\b.*|.*\b(?:goes|text|content) here"
)
IN_ROUND = rf"{_VERB}.*\b(?:here|{_SLOT})|{_SLOT}(?: here| goes here)?|.*\b(?:goes|text|content) here"
PARAGRAPH = (
    r"(?:insert|add|write|put)\b[^\n.!?]{1,60}\bhere"
    r"|(?:your|the) (?:\w+ ){0,3}(?:text|content|story|experience|opinion|decision|copy)(?: goes)? here"
    r"|(?:text|content|copy|body|description)(?: goes)? here|(?:text ){3,}text"
)
# A short first sentence of a section without a verb: 'The second part coming soon!'
SOON = r"(?!(?:even )?more\b)(?:(?!(?:is|are|was|be|'s|’s|has|have|will|should|as|that|which|very|not)\b)[\w’'-]+ ){1,6}coming (?:very )?soon[.!…]*(?=\s|$)"
# Wherever it stands outside quotation marks: substrings (lower case) of which one must be there, and the pattern.
ANYWHERE = (
    (("ipsum dolor",), r"\blorem ipsum dolor sit\b"),
    (("todo", "tbd", "tk]", "fixme", "placeholder]"), r"[\[{](?:TODO|TBD|TK|FIXME|PLACEHOLDER)[\]}]"),
    (
        (
            "[insert ",
            "[add ",
            "[describe ",
            "[write ",
            "[enter ",
            "[share ",
            "[include ",
            "{insert ",
            "{add ",
            "{describe ",
        ),
        rf"[\[{{]{_VERB} [^\[\]{{}}\n]{{0,60}}\b(?:your own|your personal|{_SLOT})\b[^\[\]{{}}\n]{{0,80}}[\]}}]",
    ),
    (
        (
            "a stub",
            "a work in progress",
            "under construction",
            "incomplete",
            "unfinished",
            "being written",
            "written",
            "finished",
        ),
        r"\bThis (?:(?:section|paragraph|chapter) (?:is|has) (?:currently |still )?(?:a stub|a work in progress|under construction"
        r"|incomplete|unfinished|being written|not (?:yet )?(?:been )?(?:written|finished|complete))"
        r"|(?:page|article|post) is (?:currently |still )?(?:a stub|under construction|being written|not yet (?:written|finished|complete)))"
        r"(?=[.!;:)\]\n]|$)",
    ),
    (
        ("should be removed", "should be deleted", "should be replaced"),
        r"\b(?:italici[sz]ed|bracketed|placeholder|instructional|instruction|guidance|hint|sample) "
        r"(?:text|notes?|sections?|paragraphs?|lines?)\b[^.!?\n]{0,60}\bshould be (?:removed|deleted|replaced)\b",
    ),
    (
        ("delete th", "remove th"),
        r"\b(?:delete|remove) (?:this|these) (?:section|line|paragraph|text|note|block|sentence|instruction|template)s? (?:before|when) "
        r"(?:publish|submitt|post|merg|you (?:publish|submit|are done|finish))",
    ),
)
REQUEST = rf"(?:{_VERB}|(?:think|reflect|recall|remember|consider|ask yourself)\b).*"
TITLES = r"title|(?:your|post|article|blog|page|working) title(?: here)?|untitled|new (?:post|article)|(?:your |short )?description(?: here)?|(?:insert|add|your) .* here"

BLANK = r"(?<![\w-])\$?X{2,4}(?:%|,XXX| percent| million| billion| people| users| customers| hours| days)"
VARIABLE = r"\b(?:like|such as|e\.g\.|for example|say|template|format|pattern|placeholder)\b"
