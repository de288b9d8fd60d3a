"""Notes → article and ledger."""
