"""The commands, one module for each noun; `auditor.cli` puts them together.

A command imports what it needs when it runs, so that `--help` and a wrong option are answered at once.
"""
