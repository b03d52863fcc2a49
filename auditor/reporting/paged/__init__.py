"""The pieces that the typeset report is made of."""
