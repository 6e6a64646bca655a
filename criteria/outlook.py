"""What does the way a company earns foretell? How mature it is with ML, and what the days hold."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from criteria.condition import OptionKeys, Told
from criteria.criterion import Key, Sentence
from criteria.question import Kind


class Maturity(BaseModel):
    """One kind of employer, whom it suits, and the answers with which it is out of the question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Kind
    name: Annotated[str, Field(min_length=1, max_length=60)]
    says: Sentence
    suits: Sentence
    seed: Sentence
    ruled_out_by: Mapping[Key, OptionKeys] = Field(default_factory=dict)

    def is_ruled_out(self, told: Told) -> bool:
        """Tell whether any answer given excludes this kind."""
        return any(told.get(key) in options for key, options in self.ruled_out_by.items())


class Forecast(BaseModel):
    """What a role becomes where all the answers it names were given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    says: Sentence
    seed: Sentence
    answers: Annotated[Mapping[Key, OptionKeys], Field(min_length=1)]
