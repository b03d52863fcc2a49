"""Vector and words × taxonomy → matches: `scores` first, `assembly` decides last."""
