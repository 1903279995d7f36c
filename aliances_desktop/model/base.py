"""What every table shares: an integer key, names for constraints, and lists of codes in one column."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Dialect, String, TypeDecorator
from sqlmodel import Field, SQLModel

# Alembic's batch mode can only drop a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = SQLModel.metadata


class Record(SQLModel):
    """A row with an integer key; `id` is None until the row is stored."""

    # Validators are built when first wanted, not for every table at every start.
    model_config = {"defer_build": True}

    id: int | None = Field(default=None, primary_key=True)

    @property
    def key(self) -> int:
        """The key of a stored row."""
        assert self.id is not None, "not stored yet"
        return self.id


class CodeList(TypeDecorator[tuple[str, ...]]):
    """Several codes or tags in one text column, `|culture|social|`, so that `LIKE '%|culture|%'` finds one."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str:
        """Write a sequence of codes as text."""
        codes = [code.replace("|", "/") for code in value or ()]
        return f"|{'|'.join(codes)}|" if codes else ""

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...]:
        """Read text back as a tuple of codes."""
        return tuple(code for code in str(value or "").split("|") if code)
