"""Entities of the directory: the guide's entity sheet (Annex III) with contacts, offers and needs."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from aliances_desktop.model.base import CodeList, Record

_SHARES = ("subsidies_percent", "own_percent", "contracts_percent")


class Entity(Record, table=True):
    """An association, foundation, company, administration… that takes part in workshops and alliances.

    `sort_name` is `text.sort_key(name)`, kept by the services. Amounts are whole cents. The three percentages split
    the budget (Annex III: subsidies, own income, contracts) and add up to 100 when all are known.
    """

    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        *(CheckConstraint(f"{c} IS NULL OR ({c} >= 0 AND {c} <= 100)", name=c) for c in _SHARES),
    )

    name: str
    sort_name: str = Field(index=True)
    short_name: str = ""
    kind: str = Field(default="association", index=True)
    sectors: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    municipality: str = Field(default="", index=True)
    comarca: str = ""
    address: str = ""
    territory: str = ""
    target_groups: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)
    services: str = ""
    staff_full: int | None = None
    staff_part: int | None = None
    staff_interns: int | None = None
    volunteers: int | None = None
    beneficiaries: int | None = None
    beneficiaries_text: str = ""
    budget_cents: int | None = None
    subsidies_percent: float | None = None
    own_percent: float | None = None
    contracts_percent: float | None = None
    strengths: str = ""
    weaknesses: str = ""
    legal_form: str = ""
    founded_year: int | None = None
    website: str = ""
    decision_body: str = ""
    decision_days: str = ""
    notes: str = ""
    tags: tuple[str, ...] = Field(default=(), sa_type=CodeList, nullable=False)

    @property
    def label(self) -> str:
        """The name for tight places: the short name where there is one."""
        return self.short_name or self.name

    @property
    def budget_gap(self) -> float | None:
        """Percentage points by which the budget split misses 100; None while a share is unknown, 0 when it adds up."""
        shares = [getattr(self, name) for name in _SHARES]
        if any(share is None for share in shares):
            return None
        gap = round(sum(shares) - 100, 2)
        # Thirds written as 33.3 are meant to be whole.
        return 0 if abs(gap) <= 0.5 else gap


class Contact(Record, table=True):
    """A person of an entity, or its general address when `name` is empty.

    The four conditions of a good interlocutor (guide, chapter 5) are rated 0–3, None while unknown.
    """

    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    name: str = ""
    post: str = ""
    email: str = ""
    phone: str = ""
    is_interlocutor: bool = False
    substitute: str = ""
    knows_entity: int | None = None
    is_constructive: int | None = None
    has_empathy: int | None = None
    has_time: int | None = None
    has_consented: bool = False
    consented_on: date | None = None


class Offer(Record, table=True):
    """Something an entity offers to others, or needs from them (`side`), in a category of `OFFER_CATEGORIES`."""

    __table_args__ = (CheckConstraint("side IN ('offer', 'need')", name="side"),)

    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE", index=True)
    side: str
    category: str = "other"
    text: str = ""
