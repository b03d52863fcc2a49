"""Rebuilding the models from labelled texts. Needs the `dev` extra; nothing here is used by an audit."""
