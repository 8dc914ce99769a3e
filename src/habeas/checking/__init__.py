"""What cannot all be true, and why: usable from Python on a plain list of claims, without any case.

    from habeas.checking import check
    result = check(claims)          # claims of one person
    for finding in result.findings: print(finding.explanation)
"""

from habeas.checking.check import check
from habeas.checking.findings import Alternative, Bound, Check, Finding
from habeas.checking.readings import STRICT, TOLERANT

__all__ = ["STRICT", "TOLERANT", "Alternative", "Bound", "Check", "Finding", "check"]
