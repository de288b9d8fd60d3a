"""Personal data that has a form: e-mail addresses, phone numbers, postal addresses, card numbers and My Number.

What it cannot see: data without a form (a name, an age, an employer), numbers spelled in words (ゼロサン, "oh three"),
addresses without a house number. What is nobody's own is passed over: mailboxes of a role, a list or a machine, user names
of commands, numbers that cost the caller nothing, addresses where the text says that people are invited there.
"""

from pipeline.language.personal.allowing import allowed
from pipeline.language.personal.looking import KINDS, Kind, Personal, find, lines_worth_looking, masked, worth_looking

__all__ = ["KINDS", "Kind", "Personal", "allowed", "find", "lines_worth_looking", "masked", "worth_looking"]
