"""Which articles may be published, and the step that publishes one."""
