"""The reference data and their proofs: taxonomy, relevance profiles, frameworks, document types, indicators."""
