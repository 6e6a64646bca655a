"""What does the way a company earns foretell? How mature it is with ML, and what the days hold."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from criteria.criterion import Key, Sentence
from criteria.question import Kind
from criteria.rule import OptionKeys


class Maturity(BaseModel):
    """One kind of employer, whom it suits, and the answers that cannot be true of it.

    ``ruled_out_by`` lists, for a question, answers whose probability at this kind is 0, whatever
    questions.toml says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Kind
    name: Annotated[str, Field(min_length=1, max_length=60)]
    says: Sentence
    suits: Sentence
    seed: Sentence
    ruled_out_by: Mapping[Key, OptionKeys] = Field(default_factory=dict)


class Forecast(BaseModel):
    """What a role becomes where all the answers it names were given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    says: Sentence
    seed: Sentence
    answers: Annotated[Mapping[Key, OptionKeys], Field(min_length=1)]
