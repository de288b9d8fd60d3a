"""Git, behind one door: nothing else in the package calls it. What is staged, what changed since a revision, who committed what.

Whoever asks one thing imports its module: the hook, and one article, need few of them.
"""
