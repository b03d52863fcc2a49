"""Matches → what the strategy does: depth, levels, gaps, conflicts, roles of the dimensions."""
