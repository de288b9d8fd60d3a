"""Git, behind one door: nothing else in the package calls it. What is staged, and what changed since a revision."""

from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.repository import Repository
from pipeline.sources.git.since import NO_POLICY, Since, changed_since
from pipeline.sources.git.staged import staged_site
from pipeline.sources.git.trees import RecordedTree

__all__ = ["NO_POLICY", "Blobs", "RecordedTree", "Repository", "Since", "changed_since", "staged_site"]
