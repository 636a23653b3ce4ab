"""How a value of the schema is written in RDF: its text and the IRI of its datatype. SHACL shapes expect the same."""

from __future__ import annotations

import re
from decimal import Decimal

from ontology.schema import Property

XSD = "http://www.w3.org/2001/XMLSchema#"
DATATYPES = {
    "string": ("string",),
    "enum": ("string",),
    "integer": ("integer",),
    "boolean": ("boolean",),
    "number": ("decimal",),
    "date": ("date",),
    "partial_date": ("date", "gYearMonth"),
    "time": ("time",),
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d{2}")
MINUTE = re.compile(r"\d{2}:\d{2}")


def datatypes(prop: Property) -> tuple[str, ...]:
    """The IRIs of the datatypes that values of a property may have; more than one for a partial date."""
    return tuple(XSD + name for name in DATATYPES[prop.datatype or "string"])


def literal(prop: Property, value: str | int | float | bool) -> tuple[str, str]:
    """One value as (text, datatype IRI): 10:00 → ("10:00:00", xsd:time). Raises ValueError for what it cannot be."""
    text, name = _written(prop.datatype or "string", value)
    return text, XSD + name


def _written(datatype: str, value: str | int | float | bool) -> tuple[str, str]:
    match datatype, value:
        case "string" | "enum", str():
            return value, "string"
        case "boolean", bool():
            return str(value).lower(), "boolean"
        case "integer", int() if not isinstance(value, bool):
            return str(value), "integer"
        case "number", int() | float() if not isinstance(value, bool):
            return format(Decimal(repr(value)), "f"), "decimal"
        case "date" | "partial_date", str() if DAY.fullmatch(value):
            return value, "date"
        case "partial_date", str() if MONTH.fullmatch(value):
            return value, "gYearMonth"
        case "time", str() if MINUTE.fullmatch(value):
            return f"{value}:00", "time"
    raise ValueError(f"{value!r} is no {datatype.replace('_', ' ')}")
