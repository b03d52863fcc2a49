"""How good and how fast the tool is: evaluation, own strategies with planted levels, benchmark, survey."""
