"""The policy of a site: what pipeline.toml says, which findings are accepted, which paths a glob means."""
