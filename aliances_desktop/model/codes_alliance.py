"""Code lists of processes, alliances and the evaluation test: code → label, as in `codes`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import MOTIVES, RELATIONS, Codes

# Processes

PROCESS_KINDS: Final[Codes] = {
    "alliance": N_("Creating alliances"),
    "roadmap": N_("Roadmap of an alliance"),
    "programme": N_("Programme"),
    "plan": N_("Yearly plan"),
    "space": N_("Learning space"),
}
TASK_KINDS: Final[Codes] = {
    "task": N_("Task"),
    "milestone": N_("Milestone"),
    "duty": N_("Function of the municipal officer"),
}
PERIODS: Final[Codes] = {
    "": N_("Dates"),
    "year": N_("All year"),
    "s1": N_("1st semester"),
    "s2": N_("2nd semester"),
    "q1": N_("1st quarter"),
    "q2": N_("2nd quarter"),
    "q3": N_("3rd quarter"),
    "q4": N_("4th quarter"),
}
TIMELINE_COLUMNS: Final[Codes] = {
    "who": N_("Who"),
    "from": N_("From"),
    "to": N_("To"),
    "waits": N_("Waits for"),
    "state": N_("State"),
}
GATES: Final[Codes] = {
    "": N_("No condition"),
    "decision": N_("The board of each entity has decided to take part"),
    "approval": N_("The boards have approved the alliance and its start"),
}
"""What has to be there before a phase begins (chapter 7: phases IV and V)."""
INVOLVEMENTS: Final[Codes] = {
    "deciding": N_("Deciding"),
    "in": N_("Takes part"),
    "left": N_("Has left"),
}
PLAN_STATES: Final[Codes] = {
    "": N_("No plan yet"),
    "drafting": N_("Being drafted"),
    "running": N_("Being carried out"),
    "evaluating": N_("Being evaluated"),
}
EXECUTION_STATES: Final[Codes] = {
    "asked": N_("Asked for"),
    "granted": N_("Granted"),
    "running": N_("Under way"),
    "done": N_("Carried out"),
    "dropped": N_("Given up"),
}
SUPPORTS: Final[Codes] = {"economic": N_("Economic"), "technical": N_("Technical")}
GATHERING_KINDS: Final[Codes] = {
    "nucleus": N_("Incubator nucleus"),
    "commission": N_("Commission"),
    "assembly": N_("Assembly"),
    "session": N_("Session of the learning space"),
    "other": N_("Other meeting"),
}
SESSION_AIMS: Final[Codes] = {
    "research": N_("Research"),
    "reflection": N_("Reflection"),
    "training": N_("Training"),
    "exchange": N_("Exchange"),
    "creation": N_("Creation"),
}
ACCOMPANIMENTS: Final[Codes] = {
    "individual": N_("Individual"),
    "group": N_("Group"),
    "community": N_("Community"),
}
ORIGINS: Final[Codes] = {"own": N_("Own"), "programme": N_("From a programme")}
SDGS: Final[Codes] = {
    "1": N_("1 No poverty"),
    "2": N_("2 Zero hunger"),
    "3": N_("3 Good health and well-being"),
    "4": N_("4 Quality education"),
    "5": N_("5 Gender equality"),
    "6": N_("6 Clean water and sanitation"),
    "7": N_("7 Affordable and clean energy"),
    "8": N_("8 Decent work and economic growth"),
    "9": N_("9 Industry, innovation and infrastructure"),
    "10": N_("10 Reduced inequalities"),
    "11": N_("11 Sustainable cities and communities"),
    "12": N_("12 Responsible consumption and production"),
    "13": N_("13 Climate action"),
    "14": N_("14 Life below water"),
    "15": N_("15 Life on land"),
    "16": N_("16 Peace, justice and strong institutions"),
    "17": N_("17 Partnerships for the goals"),
}

# Alliances

STAGES: Final[Codes] = {
    "idea": N_("Idea"),
    "exploration": N_("Exploration"),
    "elaboration": N_("Elaboration"),
    "letter": N_("Letter of commitment"),
    "running": N_("Under way"),
    "ended": N_("Ended"),
    "stopped": N_("Stopped"),
}
FORMS: Final[Codes] = {
    "network": N_("Network"),
    "cooperation": N_("Cooperation"),
    "merger": N_("Merger"),
}
PURPOSES: Final[Codes] = {
    "innovation": N_("Innovation"),
    "contracting": N_("Public contracting"),
    "integral": N_("Integral attention"),
    "efficiency": N_("Efficiency"),
    "competitiveness": N_("Competitiveness"),
}
"""Kinds of alliance that an accompaniment programme sets itself as a target."""
ANY_PURPOSE: Final = "any"
"""What an indicator counts that takes alliances of every kind."""
AXES: Final[Mapping[str, tuple[str, Codes]]] = {
    "partners": (
        N_("By its partners"),
        {
            "same_field": N_("Sectoral, same field"),
            "same_territory": N_("Sectoral, different field and same territory"),
            "cross": N_("Cross-sectoral"),
        },
    ),
    "vision": (
        N_("By its vision"),
        {
            "strategic": N_("Strategic"),
            "operational": N_("Operational"),
            "instrumental": N_("Instrumental"),
        },
    ),
    "formality": (N_("By its form"), {"formal": N_("Formal"), "informal": N_("Informal")}),
    "duration": (N_("By its duration"), {"temporary": N_("Temporary"), "permanent": N_("Permanent")}),
}
"""The four axes of the types of alliance (chapter 1): axis → its name and its types."""
MOTIVATIONS: Final[Codes] = {
    "": N_("Not known yet"),
    "reactive": N_("Reactive"),
    "proactive": N_("Proactive"),
}
KEYS: Final[Codes] = {
    "objective": N_("Clear objective"),
    "trust": N_("Trust"),
    "commitment": N_("Committed partner"),
    "investment": N_("Investment of time, skills and money"),
    "sharing": N_("Sharing decisions and resources"),
}
"""The five keys of an alliance, rated for each partner."""
PROJECT_STATES: Final[Codes] = {
    "candidate": N_("Candidate"),
    "chosen": N_("Chosen"),
    "discarded": N_("Discarded"),
}
COMMITMENT_STATES: Final[Codes] = {
    "open": N_("Open"),
    "done": N_("Done"),
    "dropped": N_("Given up"),
}
GENDERS: Final[Codes] = {"": N_("Not said"), "f": N_("Woman"), "m": N_("Man")}
LETTER_KINDS: Final[Codes] = {
    "commitment": N_("Letter of commitment"),
    "intentions": N_("Document of intentions and confidentiality"),
    "agreement": N_("Collaboration agreement"),
    "withdrawal": N_("Withdrawal note"),
}
PROBLEMS: Final[Codes] = {
    "rhythms": N_("Uneven rhythms"),
    "disconnection": N_("Staff and board out of touch"),
    "leadership": N_("Lack of leadership"),
    "fear": N_("Crisis of fear and insecurity"),
    "realism": N_("Lack of realism"),
    "breach": N_("Commitments not kept"),
}
"""The six common problems (chapter 6)."""

# Evaluation test (Annex VI)

RELEVANCE: Final[Codes] = {
    "1": N_("Not very relevant"),
    "2": N_("Relevant"),
    "3": N_("Fundamental"),
}
_YES_NO: Final[Codes] = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Don't know")}


@dataclass(frozen=True)
class TestTable:
    """A table of the test: its number and title (msgid), its items and the scale each is rated by.

    `subject` says what its answers are about beside the alliance: "" nothing, "partner" another partner, "person" a
    conductor of the process. `spare` is the code of the blank row at its end, "" where there is none.
    """

    number: str
    title: str
    items: Codes
    scale: Codes
    subject: str = ""
    spare: str = ""


TEST: Final[Mapping[str, TestTable]] = {
    "1": TestTable(
        "1",
        N_("Aims of the alliance for our entity"),
        {
            code: MOTIVES[code]
            for code in ("NEWP", "IMP", "TERR", "COLL", "IMG", "POL", "ECON", "LEAD", "STAG")
        },
        RELEVANCE,
    ),
    "2.1": TestTable(
        "2.1",
        N_("Minimum conditions"),
        {
            "JUR": N_("Keeping the legal personality"),
            "PAT": N_("Keeping the assets"),
            "MARCA": N_("Keeping the image and brand"),
            "STAFF": N_("Keeping the staff"),
            "DEC": N_("Equal say in decisions"),
        },
        RELEVANCE,
        spare="OTH",
    ),
    "2.2": TestTable(
        "2.2",
        N_("Risks"),
        {
            "reputation": N_("Effect on the reputation"),
            "autonomy": N_("Loss of autonomy"),
            "interests": N_("Conflict of interests"),
            "consumption": N_("Resources and time the process takes"),
        },
        RELEVANCE,
    ),
    "4": TestTable(
        "4",
        N_("Resources"),
        {
            "know_how": N_("Know-how and learning"),
            "complementary": N_("Complementary resources and capacities"),
            "specialised": N_("Specialised resources and capacities"),
            "outsourced": N_("Outsourcing resources and capacities"),
            "dormant": N_("Dormant or underused resources and capacities"),
            "intensive": N_("More intensive use of resources and capacities"),
            "efficient": N_("More efficient use of resources and capacities"),
            "future": N_("Developing future resources and capacities"),
        },
        {"1": N_("Irrelevant"), "2": N_("Relevant")},
        spare="OTH",
    ),
    "5": TestTable(
        "5",
        N_("Partners"),
        {
            "track": N_("A good track record"),
            "sector": N_("Standing and respect in its own sector"),
            "others": N_("Standing and respect among other sectors and key actors"),
            "contacts": N_("Useful, wide contacts that it is willing to share"),
            "information": N_("Access to relevant information, resources and experience"),
            "skills": N_("Capacities and skills that complement ours"),
            "governance": N_("Sound management and governance"),
            "finances": N_("A stable and reliable financial record"),
            "staff": N_("A stable staff"),
            "resilience": N_("Staying power when things get hard"),
            "projects": N_("Staff: experience in developing feasible projects"),
            "fundraising": N_("Staff: skill in raising and managing resources"),
            "teamwork": N_("Staff: good communicators who work well in a team"),
        },
        _YES_NO,
        subject="partner",
        spare="OTH",
    ),
    "6": TestTable(
        "6",
        N_("Skills of those who conduct the process"),
        {
            "negotiation": N_("Negotiation"),
            "mediation": N_("Mediation"),
            "outreach": N_("Outreach"),
            "synthesis": N_("Summing up information"),
            "coaching": N_("Coaching and training"),
            "dedication": N_("Institutional dedication"),
            "strengthening": N_("Strengthening the institution"),
            "evaluation": N_("Evaluation and review"),
        },
        {str(number): str(number) for number in range(1, 6)},
        subject="person",
    ),
    "7": TestTable(
        "7",
        N_("Environment of the alliance"),
        {
            "law": N_("Laws and rules"),
            "local": N_("Local economy"),
            "national": N_("National economy"),
            "recipients": N_("How receptive the likely recipients are"),
            "support": N_("Support of other key groups"),
        },
        {"good": N_("Favourable"), "neutral": N_("Neutral"), "bad": N_("Negative")},
    ),
}
"""The tables of the test that rate items; table 3, the territorial reach, is of numbers (`Reach`)."""
PARTNER_REVIEW: Final[Codes] = {
    "known": N_("What we know, and how reliable its sources are"),
    "enough": N_("Whether the information is enough"),
    "required": N_("Information still required"),
    "concerns": N_("Concerns that remain"),
    "decision": N_("Timetable and criteria for the decision"),
}
"""What is written beside table 5: the review of the information, and further actions."""

COLUMN_CODES: Final[Mapping[tuple[str, str], Codes]] = {
    ("process", "kind"): PROCESS_KINDS,
    ("phase", "gate"): GATES,
    ("involvement", "state"): INVOLVEMENTS,
    ("task", "kind"): TASK_KINDS,
    ("task", "period"): PERIODS,
    ("indicator", "purpose"): {"": N_("None"), **PURPOSES, ANY_PURPOSE: N_("Any kind")},
    ("execution", "support"): SUPPORTS,
    ("execution", "state"): EXECUTION_STATES,
    ("membership", "plan_state"): PLAN_STATES,
    ("gathering", "kind"): GATHERING_KINDS,
    ("accompaniment", "kind"): ACCOMPANIMENTS,
    ("accompaniment", "origin"): ORIGINS,
    ("commitment", "state"): COMMITMENT_STATES,
    ("outcome", "kind"): {"output": N_("Output"), "outcome": N_("Outcome")},
    ("alliance", "relation"): RELATIONS,
    ("alliance", "form"): FORMS,
    ("alliance", "purpose"): {"": N_("None"), **PURPOSES},
    ("alliance", "stage"): STAGES,
    ("alliance", "motivation"): MOTIVATIONS,
    ("partner", "motivation"): MOTIVATIONS,
    ("partner", "signatory_gender"): GENDERS,
    ("project", "relation"): {"": N_("Not known yet"), **RELATIONS},
    ("project", "form"): {"": N_("Not known yet"), **FORMS},
    ("project", "state"): PROJECT_STATES,
    ("letter", "kind"): LETTER_KINDS,
    ("alliance_type", "axis"): {axis: title for axis, (title, _types) in AXES.items()},
    ("alliance_type", "code"): {"": N_("None")}
    | {c: t for _title, types in AXES.values() for c, t in types.items()},
    ("partner_key", "key_code"): KEYS,
    ("dismissal", "problem"): PROBLEMS,
    ("rating", "table_number"): {number: table.title for number, table in TEST.items()},
}
"""The codes a column may hold, by table and column; columns that are not here hold what their type says."""
