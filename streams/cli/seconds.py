"""An option that is a number of seconds."""

import math
from typing import Any

import click


class Seconds(click.FloatRange):
    """A range of seconds, without NaN: click lets it pass, for it is neither below nor above."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return seconds
