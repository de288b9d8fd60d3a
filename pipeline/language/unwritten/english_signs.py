"""How an English text speaks: orders, address, story, fragments; each measure by plain patterns."""

from __future__ import annotations

from pipeline.patterns import lazy

_WORD = lazy(r"[A-Za-z][A-Za-z'-]*")
_SENTENCE = lazy(r"(?<=[.!?:])\s+|\n+")
_ORDERS = frozenset(["write", "describe", "explain", "tell", "say", "mention", "include", "add", "insert", "give", "state", "summarise", "share", "provide", "list", "use", "avoid", "put", "begin", "start", "finish", "vary", "make", "remember", "remove", "delete", "replace", "fill", "produce", "generate", "rewrite", "rephrase", "output", "return", "answer", "focus", "imagine", "do", "don't", "quote", "cite", "paste", "aim", "stick", "draft", "create", "turn", "act", "pick", "choose", "note", "show", "set", "close", "open", "link", "attach", "mark", "ensure", "translate", "shorten", "edit", "type", "enter", "think", "take", "keep", "try", "read", "bring", "leave", "cut", "check", "ask", "send", "mail", "ring", "find", "get", "call", "name", "prefer", "address", "spell", "swap", "drop", "press", "click", "double-click", "save", "change", "switch", "join", "follow", "register", "subscribe", "refresh", "contact", "see", "track", "clean", "store", "mix", "pour", "preheat", "fold", "hold", "release", "wait", "unplug", "suppose", "tick", "sign", "call", "cross", "come", "please", "let", "must", "needs", "status"])  # fmt: skip
_BEFORE_ORDERS = frozenset(["please", "then", "first", "next", "also", "and", "so"])
_PAST = frozenset(["was", "were", "had", "did", "went", "saw", "said", "took", "came", "got", "made", "told", "knew", "thought", "found", "left", "felt", "put", "kept", "began", "ran", "wrote", "stood", "sat", "spoke", "held", "brought", "bought", "paid", "met", "lost", "won", "fell", "heard", "grew", "drove", "ate", "drank", "slept", "broke", "chose", "forgot", "gave", "lay", "led", "rode", "sang", "sent", "shook", "showed", "spent", "stole", "swam", "taught", "threw", "understood", "woke", "wore", "became", "built", "caught", "cut", "dug", "fought", "flew", "hid", "hit", "hung", "learnt", "learned", "meant", "read", "sold", "shut", "spread", "stuck", "struck", "swept", "turned", "let", "set", "hurt", "cost"])  # fmt: skip
_YOU = frozenset(["you", "your", "yours", "yourself", "you're", "you'll", "you'd", "you've"])
_FIRST = frozenset(["i", "my", "me", "myself", "i'm", "i've", "we", "our", "us", "we're", "we've", "i'd"])
_SPEAKS = lazy(r"\b(?:I|I'm|I've|I'd|[Mm]y|myself|me|[Ww]e|[Oo]ur|us|[Ww]e're|[Ww]e've)\b")
_COMPANY = frozenset(["we", "our", "us", "we're", "we've"])
_OTHERS = frozenset(["he", "she", "his", "her", "him", "they", "their", "them"])
_WHO = frozenset(["i", "we", "he", "she", "they"])
_ALONE = lazy(r"\b(?:I|I'm|I've|I'd|[Mm]y|me|myself)\b")
_FUTURE = lazy(r"\b(?:will|shall|is to|are to|to be|may|must|should|can|cannot|has to|have to|needs? to)\b")
_PASSIVE = lazy(r"\b(?:be|been|being|is|are) (?:\w+ly )?\w+(?:ed|en|wn)\b")
_STANCE = lazy(
    r"\b(?:I|[Ww]e) (?:\w+ )?(?:think|believe|doubt|like|prefer|would|decided|chose|expected|suspect|agree|disagree)|\bbecause\b|\b[Ii]n my view\b|\b[Bb]ut\b|\b[Ss]o\b"
)
_NUMBER = lazy(
    r"\b\d+|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|hundred|thousand)\b"
)
_NAME = lazy(r"[A-Z](?<=[a-z,] .)[a-z]+")
_TERM = lazy(r"\b(?:[A-Z]{2,}\w*|[A-Z][a-z]+[A-Z]\w*|\w+\.\w{1,4}\b|[A-Z][a-z]+ [A-Z][a-z]+)")
_SHORT = 4


def speech(text: str) -> tuple[float, ...]:
    """The fields of `signs.Speech`, in order."""
    text = text.replace("’", "'")
    words = [word.lower() for word in _WORD.findall(text)]
    size = max(1, len(words))
    parts = [found for part in _SENTENCE.split(text) if (found := _WORD.findall(part))]
    count = max(1, len(parts))
    past = [word in _PAST or (len(word) > 4 and word.endswith("ed")) for word in words]
    told = sum(word in _WHO and any(past[at + 1 : at + 4]) for at, word in enumerate(words))
    anchors = sum(len(pattern.findall(text)) for pattern in (_NAME, _NUMBER, _TERM)) + text.count('"') / 2
    return (
        size,
        (sum(map(_orders, parts)) + 0.5 * text.count("?")) / count,
        sum(word in _YOU for word in words) / size,
        len(_FUTURE.findall(text)) / size,
        len(_PASSIVE.findall(text)) / size,
        sum(len(part) <= _SHORT for part in parts) / count,
        text.count(":") / count,
        anchors,
        told / count,
        sum(word in _FIRST for word in words),
        len(_STANCE.findall(text)) / count,
        not _SPEAKS.search(text),
        sum(map(len, words)) / size,
        sum(word in ("the", "a", "an") for word in words) / size,
        0.0 if _ALONE.search(text) else sum(word in _COMPANY for word in words) / size,
        sum(word in _OTHERS for word in words) / size,
    )


def _orders(words: list[str]) -> bool:
    first, *rest = (word.lower() for word in words[:2])
    return (rest[0] if first in _BEFORE_ORDERS and rest else first) in _ORDERS
