from __future__ import annotations

import logging
import warnings

import pytest
from torch.jit import TracerWarning

from auditor.encoding.quiet import quiet_libraries


def say_all() -> None:
    logging.getLogger("transformers.modeling_utils").warning("BertModel LOAD REPORT")
    for kind, text in ((TracerWarning, "a value is traced as a constant"), (FutureWarning, "deprecated")):
        warnings.warn_explicit(text, kind, "masking_utils.py", 1, module="transformers.masking_utils")


class Heard(logging.Handler):
    """Keeps what is said; the library's own handler writes to whatever was the error stream when it was loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def test_whoever_installs_is_not_shown_what_libraries_say_of_training(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard()
    monkeypatch.setattr(logging.getLogger("transformers"), "handlers", [heard])
    with warnings.catch_warnings(record=True) as caught, quiet_libraries():
        warnings.simplefilter("always", UserWarning)
        say_all()
        warnings.warn("our own", UserWarning, stacklevel=1)
        logging.getLogger("transformers").error("it cannot be loaded")

    assert heard.told == ["it cannot be loaded"]
    assert [str(warning.message) for warning in caught] == ["our own"]


def test_libraries_speak_again_when_the_encoder_is_built() -> None:
    before = logging.getLogger("transformers").level

    with pytest.raises(RuntimeError), quiet_libraries():
        raise RuntimeError

    assert logging.getLogger("transformers").level == before
