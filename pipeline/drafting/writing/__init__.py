"""From a plan to Markdown and ledger, and into an article that is there."""
