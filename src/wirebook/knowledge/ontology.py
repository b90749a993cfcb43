"""PLOVER's types, modes and contexts, and what is derived from them.

Types and modes after the PLOVER manual (Open Event Data Alliance, 2021 revision).
"""

from __future__ import annotations

from types import MappingProxyType

from wirebook.model import EventType

MODES = MappingProxyType(
    {
        EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
        EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
        EventType.REQUEST: ("assist", "change", "yield", "meet"),
        EventType.REJECT: ("assist", "change", "yield", "meet"),
        EventType.ACCUSE: ("disapprove", "investigate", "allege"),
        EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
        EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
        EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
        EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
        EventType.COERCE: (
            *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
            *("misinformation", "cyber"),
        ),
        EventType.ASSAULT: (
            *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
            *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
        ),
    }
)
"""The modes that a type may have; a type that is not here has none."""

CAMEO_ROOTS = MappingProxyType(
    {
        EventType.AGREE: "030",
        EventType.CONSULT: "040",
        EventType.SUPPORT: "050",
        EventType.COOPERATE: "060",
        EventType.AID: "070",
        EventType.CONCEDE: "080",
        EventType.RETREAT: "080",
        EventType.REQUEST: "100",
        EventType.ACCUSE: "110",
        EventType.REJECT: "120",
        EventType.THREATEN: "130",
        EventType.PROTEST: "140",
        EventType.MOBILIZE: "150",
        EventType.SANCTION: "160",
        EventType.COERCE: "170",
        EventType.ASSAULT: "190",
    }
)
"""The general CAMEO code of each type, for what no frame tells more exactly."""

CONTEXTS = tuple(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking".split()
)
"""PLOVER's contexts: what an event is about."""
