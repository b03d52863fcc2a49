"""Two audits of two revisions → what changed: `compare` composes, the `comparison…` modules give it a form."""
