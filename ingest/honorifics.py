"""What stands around a name in a list: titles, ranks, honours, offices and posts before it."""

from __future__ import annotations

import re

COUNCILLOR = (
    r"(?:(?:(?:\w+ )?(?:County|Borough|District|City) |(?:Town|Parish|Community|Ward|Regional"
    r"|Dist\.|Co\.|An|Y"
    r"|Yr) ))?(?:Councillors?|Cllrs?|Clrs?|Cllr’s"
    r"|Cllr's|Comhairleoir[ií]?|Comh|Cynghorwyr|Cynghorydd|Cyng)"
    r"(?:(?: ?/ ?(?:Y )?(?:Councillors?|Cllrs?|Cynghorydd|Cynghorwyr|Comhairleoir[ií]?))(?![\w’']))?"
)
TITLE = re.compile(
    rf"(?:{COUNCILLOR}|(?:Honorary|Hon\.?) (?=Alder)|Alderm[ae]n|Alderwom[ae]n|Ald|Baill?ies?|Depute|Messrs|Mr"
    rf"|Mrs|Ms|Miss|Mx|Dr|Sir|Dame"
    r"|Lord|Lady|Baroness|Lord Provost|Provost|Revd?|Reverend|Canon|Professor|Prof|The Rt Hon|Rt Hon|Hon|The"
    r"|Senator|An Seanadóir|Uas|Fr|Archdeacon|Rabbi|Imam"
    r"|(?:Deputy|Minister|An Teachta)(?=\.? (?:[A-Z]\.? ?)?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?(?:[,;.]|$"
    r"| and | & ))"
    r"|Members?)\b(?:\(s\))?[.:;]?\s*(?:[-–—]\s+)?",
    re.IGNORECASE,
)
IS_COUNCILLOR = re.compile(
    rf"(?:{COUNCILLOR}|(?!Honorary|Hon\b)(?:\w+ )?(?<!Honorary )(?<!Hon )(?<!Hon. )Alder|Ald\b|Baill?ie)", re.IGNORECASE
)
RANK = re.compile(
    r"((?:[TA]/)?(?:(?:Chief|Detective|Temporary|Acting|Deputy|Assistant|Garda) )*(?:Superintendent|Inspector"
    r"|Sergeant|Constable"
    r"|Sgt|Insp|PCSO?|PC|WPC|Supt|Garda"
    r"|Commander|Major|Colonel|Captain|Lieutenant|Brigadier|Station Manager|Group Manager"
    r"|Area Manager|Watch Manager|Crew Manager|Area Commander"
    r"|Chief Constable|(?:Chief|Divisional|Station) Fire Officer|Fire Officer)\b"
    r"(?: Colonel)?\.?)(?: \d{2,6})?\s+(?=[A-Z])"
)
HONOUR = (
    r"M\.? ?C\.? ?C|T\.? ?D|CC|OBE|MBE|CBE|KBE|BEM|JP|P\.C|DL|MP|MSP|MS|AM|MLA|MEP|QC|KC|QPM|QFSM|FCA|FRSA|PhD|BA|MA"
    r"|BSc|RD|CMG|CB|LLB|FCIPD|CPFA|CIPFA|Esq|QAM|RN|VR|DCC"
)
HONOURS = re.compile(rf"(?:(?:,\s{{0,4}}|\s{{1,4}})(?:{HONOUR})\b\.?)+$")
ONLY_HONOURS = re.compile(rf"\s{{0,4}}(?:{HONOUR})\.?(?:[,\s]{{1,4}}(?:{HONOUR})\.?)*\s{{0,4}}")
LEADING_HONOURS = re.compile(rf"\s{{0,4}}(?:(?:{HONOUR})\b\.?[\s,]{{0,4}})+")
OF_PARLIAMENT = re.compile(r"\b(?:MP|MSP|MS|MLA|MEP|AM|T\.? ?D)\b")
OF_COUNCIL = re.compile(r"\b(?:M\.? ?C\.? ?C|CC|DCC)\b")

_CHAIR = (
    r"(?:An )?(?:Leas[- ]?Ch?athaoirleach|Cathaoirleach|Leas[- ]?Ardmh[ée]ara|t?-?Ardmh[ée]ara|Leas[- ]?Mh[ée]ara"
    r"|M[ée]ara|(?:Deputy )?(?:City|Town|Borough|Civic) Mayor"
    r"|Cadeirydd|Is[- ]gadeirydd|Maer|Dirprwy Faer|Lord Mayor|Deputy Lord Mayor|Deputy Mayor|Mayor(?:ess)?"
    r"|Depute Provost|Lord Provost|Provost|Depute Convener|Convener|Convenor"
    r"|(?:(?:Outgoing|Acting|Deputy|Vice)[- ])*Chair(?:man|person|woman)?|President)"
)
_WORSHIP = (
    r"(?:(?:The )?(?:Right |Rt\.? )?Worshipful,? (?:The )?|(?:Her|His) (?:Right )?Worship,? "
    r"|The Civic |The Rt\.? Hon\.? )?"
)
OFFICE_BEFORE = re.compile(
    rf"{_WORSHIP}(?:The )?(?P<before>{_CHAIR})(?: of (?:the )?(?:Council|County|City|District"
    rf"|Town))?(?: for \d{{4}}[/-]\d{{2,4}})?(?: ?[:,–—-]+ ?| +)"
    rf"(?=(?:{COUNCILLOR}|Mr|Mrs|Ms|Miss|Dr)\b|(?:[A-ZÀ-Þ][\w’'.-]*\s*){{2,4}}$|[A-ZÀ-Þ][\w’'-]+$)",
    re.IGNORECASE,
)
ONLY_OFFICE = re.compile(
    rf"\s*+(?:(?:and|&) )?{_WORSHIP}(?P<the>The )?(?P<before>{_CHAIR})(?: for \d{{4}}[/-]\d{{2,4}})?\s*[:–—-]?\s*",
    re.IGNORECASE,
)
POST_BEFORE = re.compile(
    r"(?:The )?(?P<before>(?:(?:Parish|Town|Community|Deputy|Assistant|Acting|Locum|Interim|Council) )*Clerk"
    r"(?:(?: to the Council)?(?: ?(?:and|&|/) ?(?:RFO|Responsible Financial Officer))?)"
    r"|RFO|Proper Officer|Minute[- ]taker|Minutes?(?=:)|Minute Secretary"
    r"|(?:Chief Executive|County Manager|City Manager|Town Manager|County Secretary|Meetings Administrator)"
    r"|Members? of the [Pp]ublic|Public|Residents?|Parishioners?|Guests?|Guest Speaker|Speaker|Press)"
    r"(?: ?[:,–—-]+ ?| +)(?=(?:(?:Mr|Mrs|Ms|Miss|Dr)\b\.? )?(?:[A-ZÀ-Þ][\w’'.-]*\s*){1,4}$)"
)
NOT_A_POST = re.compile(r"(?:Member|Public|Resident|Parishioner|Guest|Speaker|Press)", re.IGNORECASE)
INITIALS_KEY = re.compile(r"(?:(?:Mc|Mac|O[’'])?[A-ZÀ-Þ]\.? ?(?:[’'] ?)?){1,5}")
