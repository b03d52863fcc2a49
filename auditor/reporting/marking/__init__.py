"""The pieces that the annotated copy of a strategy is made of."""
