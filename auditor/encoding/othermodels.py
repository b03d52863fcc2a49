"""Other encoders than the shipped one: where a sentence-transformers model lies on this machine, and which it is.

Nothing is downloaded. A hub id is looked up in the hub's own cache, where `hf download` puts it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from auditor.errors import EncoderUnavailable

MARKS = ("modules.json", "config.json")
"""Files by which a folder is known to hold a model."""
PLAIN = "sentence-transformers"
"""The hub's owner of models that are named without one."""
DIGITS = 12
LONGEST_REASON = 160


def find_model(model: str) -> tuple[Path, str]:
    """The folder of a model, and its name with revision.

    Args:
        model: A local folder, or a hub id such as `intfloat/multilingual-e5-small`.

    Raises:
        EncoderUnavailable: The folder holds no model, or the hub's cache has none of that id.
    """
    folder = Path(model)
    if folder.is_dir():
        if not any((folder / mark).is_file() for mark in MARKS):
            raise EncoderUnavailable(
                f"the folder {folder} holds no sentence-transformers model; name one with modules.json or config.json."
            )
        return folder, f"{_plain(folder.resolve().name)}@{checksum(folder)[:DIGITS]}"
    for name in (model, f"{PLAIN}/{model}"):
        snapshot = _snapshot(name)
        if snapshot is not None:
            return snapshot, f"{name}@{snapshot.name[:DIGITS]}"
    raise EncoderUnavailable(
        f"{model} is neither a folder nor in the hub's cache on this machine; "
        "check the name, or bring the model first with `hf download`."
    )


def checksum(folder: Path) -> str:
    """SHA-256 over names and contents of all files in a folder, hidden ones left out."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in name.parts):
            with file.open("rb") as stream:
                inner = hashlib.file_digest(stream, "sha256")
            digest.update(name.as_posix().encode("utf-8", "surrogateescape") + b"\0" + inner.digest())
    return digest.hexdigest()


def load_model(folder: Path, longest: int) -> Any:
    """Load a sentence-transformers model, without the network and without running code that lies in the folder.

    Args:
        folder: Where it lies.
        longest: Tokens read of one text at most; fewer where the model takes fewer.

    Raises:
        EncoderUnavailable: It cannot be loaded; says why.
    """
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, LookupError, TypeError, RuntimeError, ImportError, SafetensorError) as error:
        why = " ".join(str(error).split())[:LONGEST_REASON]
        raise EncoderUnavailable(
            f"{folder} could not be loaded ({why}); save the model anew with sentence-transformers."
        ) from error
    own = model.max_seq_length
    model.max_seq_length = longest if own is None else min(own, longest)
    return model


def _snapshot(name: str) -> Path | None:
    """The newest version of a model in the hub's cache; None where it has none."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError):
        return None


def _plain(name: str) -> str:
    """A folder's name as part of a file name."""
    return re.sub(r"[^\w.+-]+", "-", name)
