"""Tuning the upper layers with heads for goals, targets, dimensions and depth.

Binary cross-entropy with square-root class weights; goals that the reader was
unsure about count less as negatives. What is kept is the running mean of the
weights over the steps, which is steadier than the last step.
"""

from __future__ import annotations

import copy
import logging
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import BertModel

from auditor.encoding.engines import batches
from auditor.records import DIMENSIONS, GOALS
from auditor.training.labelled import Labelled
from auditor.training.settings import Settings
from auditor.training.states import BUDGET, FIRST_TUNED, States

logger = logging.getLogger(__name__)
DEPTH_STEPS = ("mention", "intent", "aim", "measure", "followup")
IGNORED = -100
START_COST = 0.01
"""Inverse strength of the penalty on the regressions that the goal head starts from."""


class TunedLayers(nn.Module):  # type: ignore[misc]
    """The encoder's upper layers with mean pooling and linear heads."""

    def __init__(self, base: Path, targets: int, dropout: float) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.layers = bert.encoder.layer[FIRST_TUNED:]
        for module in self.layers.modules():
            if isinstance(module, nn.Dropout):
                module.p = dropout
        width = bert.config.hidden_size
        self.goal = nn.Linear(width, len(GOALS))
        self.target = nn.Linear(width, targets)
        self.dimension = nn.Linear(width, len(DIMENSIONS))
        self.depth = nn.Linear(width, len(DEPTH_STEPS))
        self.drop = nn.Dropout(dropout)
        self.register_buffer("centre", torch.zeros(width))
        self.register_buffer("spread", torch.ones(width))

    def read(self, vectors: torch.Tensor) -> torch.Tensor:
        """Vectors in units of their spread over the untuned training texts, which differ little in raw units."""
        return (vectors - self.centre) / self.spread

    def start(self, vectors: NDArray[np.float32], goals: NDArray[np.float32], lift: NDArray[np.float32]) -> None:
        """Start the goal head from logistic regressions on untuned vectors, the other heads from nothing."""
        from sklearn.linear_model import LogisticRegression

        with torch.no_grad():
            self.centre.copy_(torch.from_numpy(vectors.mean(0)))
            self.spread.copy_(torch.from_numpy(vectors.std(0)))
            for head in (self.target, self.dimension, self.depth):
                head.weight.zero_()
                head.bias.zero_()
            scaled = self.read(torch.from_numpy(vectors)).numpy()
            for goal in range(goals.shape[1]):
                weights = {0: 1.0, 1: float(lift[goal])}
                model = LogisticRegression(C=START_COST, max_iter=200, class_weight=weights)
                model.fit(scaled, goals[:, goal] > 0.5)
                self.goal.weight[goal] = torch.from_numpy(model.coef_[0].astype(np.float32))
                self.goal.bias[goal] = float(model.intercept_[0])

    def folded(self, name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Weights and bias of a head for raw vectors."""
        head = getattr(self, name)
        weight = head.weight.detach() / self.spread
        bias = head.bias.detach() - weight @ self.centre
        return weight.numpy(), bias.numpy()

    def pooled(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Mean of the last layer's states over the tokens of each text."""
        hidden = (1 - mask)[:, None, None, :].float() * torch.finfo(torch.float32).min
        for layer in self.layers:
            out = layer(states, attention_mask=hidden)
            states = out[0] if isinstance(out, tuple) else out
        kept = mask.unsqueeze(-1).float()
        return (states * kept).sum(1) / kept.sum(1)


class Labels:
    """Labels as tensors, with masks for what a set was not read for."""

    def __init__(self, rows: Sequence[Labelled], codes: Sequence[str], unsure_weight: float) -> None:
        column = {code: at for at, code in enumerate(codes)}
        self.goals = torch.zeros(len(rows), len(GOALS))
        self.weights = torch.ones(len(rows), len(GOALS))
        self.targets = torch.zeros(len(rows), len(codes))
        self.targets_known = torch.zeros(len(rows), 1)
        self.dimensions = torch.zeros(len(rows), len(DIMENSIONS))
        self.dimensions_known = torch.zeros(len(rows), 1)
        self.depth = torch.full((len(rows),), IGNORED)
        for at, row in enumerate(rows):
            for goal in row.goals:
                self.goals[at, goal - 1] = 1
            for goal in row.unsure:
                self.weights[at, goal - 1] = unsure_weight
            if row.soft:
                self.goals[at] = torch.tensor(row.soft)
                self.weights[at] = unsure_weight
                continue
            known = [column[code] for code in row.targets if code in column]
            self.targets[at, known] = 1
            self.targets_known[at] = float(bool(known) or not row.goals)
            if row.dimensions is not None:
                self.dimensions_known[at] = 1
                for dimension in row.dimensions:
                    self.dimensions[at, DIMENSIONS.index(dimension)] = 1
            if row.depth in DEPTH_STEPS:
                self.depth[at] = DEPTH_STEPS.index(row.depth)

    def loss(self, model: TunedLayers, vectors: torch.Tensor, rows: torch.Tensor, lift: torch.Tensor) -> torch.Tensor:
        """The weighted sum of the four losses for one batch."""
        bce = nn.functional.binary_cross_entropy_with_logits
        goals = bce(model.goal(vectors), self.goals[rows], weight=self.weights[rows], pos_weight=lift)
        targets = bce(model.target(vectors), self.targets[rows], reduction="none") * self.targets_known[rows]
        dimensions = bce(model.dimension(vectors), self.dimensions[rows], reduction="none")
        loss = goals + 4 * targets.mean() + 0.1 * (dimensions * self.dimensions_known[rows]).mean()
        steps = self.depth[rows]
        if bool((steps != IGNORED).any()):
            loss = loss + 0.03 * nn.functional.cross_entropy(model.depth(vectors), steps, ignore_index=IGNORED)
        return loss


def tune(
    base: Path,
    states: States,
    rows: Sequence[Labelled],
    train: Sequence[int],
    codes: Sequence[str],
    settings: Settings,
    first: TunedLayers | None = None,
) -> TunedLayers:
    """Train on the rows with the given indices and return the averaged model.

    Args:
        base: Folder of the untuned encoder.
        states: Lower-layer states of all rows.
        rows: The passages.
        train: Indices of those to train on.
        codes: The targets, in the order of the target head.
        settings: Of this round.
        first: The model of an earlier round to go on from; without it the heads start from regressions.
    """
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    labels = Labels(rows, codes, settings.unsure_weight)
    positives = labels.goals[list(train)].sum(0).clamp(min=1)
    lift = ((len(train) - positives) / positives).sqrt().clamp(1, settings.most_lift)
    model = TunedLayers(base, len(codes), settings.dropout)
    chosen = list(train)
    if first is not None:
        model.load_state_dict(first.state_dict())
    else:
        untuned = vectors_of(model, States(tuple(states.rows[index] for index in chosen)))
        model.start(untuned, labels.goals[chosen].numpy(), lift.numpy())
    logger.info("started")
    heads = [parameter for name, parameter in model.named_parameters() if not name.startswith("layers")]
    groups = [
        {"params": model.layers.parameters(), "lr": settings.rate},
        {"params": heads, "lr": settings.rate * settings.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total = settings.epochs * math.ceil(len(train) / settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / (0.1 * total)) * max(0.02, 1 - step / total)
    )
    mean: TunedLayers = copy.deepcopy(model).eval()
    model.train()
    step = 0
    for _ in range(settings.epochs):
        for batch in shuffled(states.lengths(), train, settings.batch, random):
            vectors = model.drop(model.read(model.pooled(*states.batch(batch))))
            loss = labels.loss(model, vectors, torch.tensor(batch), lift)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            _average(mean, model, min(settings.averaging, step / (step + 10)))
            if step % 40 == 0:
                logger.info("step %d of %d, loss %.3f", step, total, float(loss))
    return mean


def _average(mean: nn.Module, model: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(mean.parameters(), model.parameters(), strict=True):
            old.mul_(keep).add_(new, alpha=1 - keep)


def shuffled(lengths: Sequence[int], train: Sequence[int], size: int, random: np.random.Generator) -> list[list[int]]:
    """Batches in random order, each of texts of similar length drawn from a random block."""
    order = random.permutation(np.array(train))
    chunks = []
    for start in range(0, len(order), size * 20):
        block = sorted((int(index) for index in order[start : start + size * 20]), key=lambda index: lengths[index])
        chunks += [block[at : at + size] for at in range(0, len(block), size)]
    return [chunks[int(at)] for at in random.permutation(len(chunks))]


def vectors_of(model: TunedLayers, states: States) -> NDArray[np.float32]:
    """Mean vectors of all texts under a tuned model."""
    model.eval()
    found = np.zeros((len(states.rows), model.goal.in_features), dtype=np.float32)
    with torch.inference_mode():
        for indices in batches(states.lengths(), BUDGET):
            found[indices] = model.pooled(*states.batch(indices)).numpy()
    return found
