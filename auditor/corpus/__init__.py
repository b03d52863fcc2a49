"""Many documents: each audited in a process of its own, then set side by side, without an index or a ranking."""
