"""What the models of repeat buying have in common: parameters above zero, a likelihood with its gradient, a fit."""

import math
from abc import ABC, abstractmethod
from dataclasses import astuple, dataclass, fields
from typing import ClassVar, Self

import numpy as np

from value.rules.fitting import Fit, fit, rescaled
from value.rules.histories import Histories, Numbers

COARSE = 24


@dataclass(frozen=True, slots=True)
class RepeatBuying(ABC):
    """A model that says how often customers will come back: a dataclass of its parameters, in the order of its gradient.

    `times` names those parameters that are times; `starts` are where the fit begins, the longest age being 1.
    """

    times: ClassVar[tuple[str, ...]]
    starts: ClassVar[tuple[tuple[float, ...], ...]]

    @staticmethod
    @abstractmethod
    def likelihood(parameters: Numbers, histories: Histories) -> tuple[float, Numbers]:
        """The log-likelihood of all histories, and its gradient by the parameters."""

    @abstractmethod
    def alive(self, histories: Histories) -> Numbers:
        """The probability that each has not dropped out by the end of what was observed."""

    @abstractmethod
    def expected(self, histories: Histories, time: float) -> Numbers:
        """Purchases to be expected of each in the next `time`."""

    @classmethod
    def fitted(cls, histories: Histories) -> tuple[Self, Fit]:
        """The most likely parameters, and how they were found. Times are measured in the longest age meanwhile.

        The climb begins on a coarse picture, where a step costs little, and ends on the true one.
        """
        unit = float(histories.age.max()) or 1.0
        scaled = histories.grouped().in_units_of(unit)
        sketch = scaled.coarse(1 / COARSE)
        names = tuple(field.name for field in fields(cls))
        rough = fit(lambda parameters: cls.likelihood(parameters, sketch), names, cls.starts)
        found = fit(lambda parameters: cls.likelihood(parameters, scaled), names, [rough.parameters])
        parameters = tuple(
            value * unit if name in cls.times else value for name, value in zip(names, found.parameters, strict=True)
        )
        return cls(*parameters), rescaled(found, parameters, histories.purchases * math.log(unit))

    def log_likelihood(self, histories: Histories) -> float:
        return self.likelihood(np.array(astuple(self)), histories)[0]
