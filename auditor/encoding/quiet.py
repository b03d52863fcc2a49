"""Silence for what libraries say while an encoder is built: true of training, misleading to whoever installs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Hold back the libraries' remarks on a checkpoint's pooler and on tracing; errors and our own messages pass."""
    # transformers sets its log level when it is imported, so that one set before that does not hold.
    from torch.jit import TracerWarning
    from transformers.utils import logging

    before = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")
            warnings.filterwarnings("ignore", category=TracerWarning, module="transformers")
            yield
    finally:
        logging.set_verbosity(before)
