"""Settings of a training run; they are written into the model's `model.yml`."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on besides its data.

    Attributes:
        seed: Of all random choices.
        epochs: Passes over the training texts.
        batch: Texts in a step.
        rate: Peak learning rate of the tuned layers.
        head_rate: How many times faster the heads learn.
        dropout: Share of states dropped.
        unsure_weight: Weight of a goal that the reader hesitated about, as a negative.
        most_lift: Highest weight of a rare goal's positives.
        averaging: Share of the running mean kept at each step.
        second_rate: Peak learning rate of the second round, which goes on from the first.
        second_head_rate: How many times faster the heads learn in it.
        neighbours: Labelled passages that the memory asks.
        sharpness: How much more a nearer one counts.
        doubt: Share added for and against each goal.
        evenness: How far the directions of its vectors are evened out.
        held_out: Share of the groups kept from tuning, for calibration and thresholds.
    """

    seed: int = 20261125
    epochs: int = 2
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 5.0
    dropout: float = 0.1
    unsure_weight: float = 0.4
    most_lift: float = 5.0
    averaging: float = 0.995
    neighbours: int = 25
    sharpness: float = 20.0
    doubt: float = 0.01
    evenness: float = 0.25
    held_out: float = 0.15
    second_rate: float = 7e-5
    second_head_rate: float = 3.0

    def second(self) -> Settings:
        """The same for the second round: one pass, at a lower rate."""
        return replace(self, epochs=1, rate=self.second_rate, head_rate=self.second_head_rate)
