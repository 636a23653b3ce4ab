"""Words of posts, offices and services: what tells a job from a name."""

from __future__ import annotations

import re

_JOB = re.compile(
    r"\b(?:Officer|Director|Manager|Head|Clerk|Solicitor|Secretary|Treasurer|Commissioner|Scrutineer|Adviser"
    r"|Advisor|Consultant|Accountant|Auditor|Engineer|Nurse|Doctor|Executive|President"
    r"|Lead|Assistant|Administrator|Coordinator|Co-ordinator|Counsel|Lawyer|Analyst|Trustee|Principal|Specialist"
    r"|Planner|Surveyor|Governor|Headteacher|Cabinet|Chair\w*|Leader|Member|Superintendent|Inspector"
    r"|Representative|Service|Architect|Technician|Librarian|Valuer|Receptionist|Agent|Applicant|Objector|Supporter|Harbourmaster|Foreman|Groundsman|Clerc|Facilitator|Chaplain|Warden"
    r"|Ranger|Caretaker|Editor|Reporter|Journalist|Owner|Partner|Founder|Organiser"
    r"|Worker|Trainee|Apprentice|Teacher|Vicar|Rector|Volunteer|Developer|Economist|Ecologist|Archivist|Curator"
    r"|Scientist|Translator|Interpreter|Paralegal|Barrister|Supervisor|Practitioner|Bursar|Actuary|Commander"
    r"|Controller|Registrar|Recorder|Designer|Strategist|Children's|Children’s)s?\b"
)
_ROLE_WORD = re.compile(
    r"\b(?:Chair\w*|Vice|Deputy|Leas|\w?h?[Cc]h?athaoirleach|t?Ardmh[ée]ara|Cadeirydd|Leader|Mayor\w*|Provost"
    r"|Convenor|Convener|Members?|Officers?|Directors?|Managers?"
    r"|Heads? (?:of|for)|Clerk"
    r"|Lead (?:Member|Officer|for)|Secretary|Solicitor|Treasurer|Commissioner|Scrutineer|Advis[eo]r|Consultant"
    r"|Accountant|Auditor|Engineer|Planner"
    r"|Surveyor|Headteacher|Governor|Inspector|Superintendent|Executive|President|Portfolio|Holder|Cabinet"
    r"|Committee|Council|Councillors?|Panel|Board"
    r"|Whip|Spokes\w+|Representative|Assistant|Administrator|Coordinator|Co-ordinator|Counsel|Lawyer|Strategist"
    r"|Analyst|Apprentice|Trustee|Principal"
    r"|Specialist|Education|Services?|Children|Children's|Children’s|Finance|Housing|Health|Care|Planning"
    r"|Resources|Environment|Communities|Transport"
    r"|Highways|Matters|Arising|Correspondence|Declarations?|Interests?|Welcome|Election|Accounts|Payments|Governance|Democratic|Legal|Police|Authority|Trust|Association|Department|Diocese|University"
    r"|College|School|Group|Independent"
    r"|Conservative|Labour|Liberal|Party|Public|Press|None|Apologies|Absent|Present|Attendance|Substitutes?"
    r"|Observers?|Also|Item|Minutes?|Meeting|Date"
    r"|Time|Venue|Remote|Remotely|Online|Virtual|Vacancy|Vacant|Nil|Residents?|Others?|Note|Part|Business|Agenda"
    r"|Report|Statutory|Scrutiny|Corporate|Senior|Strategic|Operations|Operational|Social|Adults?|Young People|People"
    r"|Safeguarding|Commissioning|Support|Economic"
    r"|Regeneration|Digital|Customer|Community|Technical|Regulatory|Street|Waste|Leisure|Culture|Procurement"
    r"|Foreman|Groundsman|Harbourmaster|Society|Agents?|Applicants?|Objectors?|Alliance|Federation|Foundation|Forum|Network|Partnership|Ltd|Limited|NHS|Hospitals?|Constabulary|Agency|Museum"
    r"|Headteachers|Governors|Academies|Insurance|Pensions?|Payroll|Estates?|Assets?)\b",
    re.IGNORECASE,
)


def first_job(text: str) -> re.Match[str] | None:
    """The first word of a text that names a job or an office (Officer, Head, Clerk)."""
    return _JOB.search(text.title() if text.isupper() else text)


def job_ends(text: str) -> list[int]:
    """Where each such word ends."""
    return [match.end() for match in _JOB.finditer(text.title() if text.isupper() else text)]


def has_role(text: str) -> bool:
    """Whether a word of posts, offices or services stands in a text."""
    return _ROLE_WORD.search(text) is not None
