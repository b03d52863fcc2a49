"""Hållbarhetssäkring of strategies: where a strategy is silent, thin or self-contradictory, with quote and page."""

__version__ = "0.1.0"
