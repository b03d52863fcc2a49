"""An audit → files: `content` says what the report says, the others give it a form."""
