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


def test_whoever_installs_is_not_shown_what_libraries_say_of_training(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings(record=True) as caught, quiet_libraries():
        warnings.simplefilter("always", UserWarning)
        say_all()
        warnings.warn("our own", UserWarning, stacklevel=1)
        logging.getLogger("transformers").error("it cannot be loaded")

    told = capfd.readouterr().err
    assert "LOAD REPORT" not in told
    assert "it cannot be loaded" in told
    assert [str(warning.message) for warning in caught] == ["our own"]


def test_libraries_speak_again_when_the_encoder_is_built() -> None:
    before = logging.getLogger("transformers").level

    with pytest.raises(RuntimeError), quiet_libraries():
        raise RuntimeError

    assert logging.getLogger("transformers").level == before
