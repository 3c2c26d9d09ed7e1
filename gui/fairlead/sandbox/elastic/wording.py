"""How Kibana's two schema libraries word what is wrong with a value.

config-schema names the first problem; zod 4 names all of them, prettified in the answers to
creating and updating and as JSON inside a failed execution.
"""

import json
from collections.abc import Sequence

from fairlead.sandbox.elastic.schema import MISSING, Issue, Path


def say_config_schema(issues: Sequence[Issue], namespace: str = "") -> str:
    """Word the first issue as ``@kbn/config-schema`` does: ``[path]: reason``."""
    issue = issues[0]
    path = issue.path
    if issue.kind == "unknown":
        path = (*path, issue.keys[0])
    where = ".".join((*([namespace] if namespace else []), *map(str, path)))
    reason = _config_schema_reason(issue)
    return f"[{where}]: {reason}" if where else reason


def _config_schema_reason(issue: Issue) -> str:
    if issue.kind == "unknown":
        return "definition for this key is missing"
    if issue.kind == "custom":
        return issue.message
    if issue.kind == "choice":
        where = ".".join(map(str, issue.path))
        failed = (
            f"- [{where}.{index}]: expected value to equal [{option}]"
            for index, option in enumerate(issue.options)
        )
        return "\n".join(("types that failed validation:", *failed))
    got = _detected_type(issue.received)
    if issue.expected == "object":
        return f"expected a plain object value, but found [{got}] instead."
    if issue.expected == "record" and isinstance(issue.received, str):
        return "could not parse record value from json input"
    expected = "object" if issue.expected == "record" else issue.expected
    return f"expected value of type [{expected}] but got [{got}]"


def _detected_type(value: object) -> str:
    if isinstance(value, list):
        return "Array"
    if isinstance(value, dict):
        return "Object"
    return _javascript_type(value)


def say_zod(issues: Sequence[Issue]) -> str:
    """Word all issues as zod's ``prettifyError`` does."""
    lines = []
    for issue in sorted(issues, key=lambda issue: len(issue.path)):
        lines.append(f"✖ {_zod_message(issue)}")
        if issue.path:
            lines.append(f"  → at {_dotted(issue.path)}")
    return "\n".join(lines)


def say_zod_json(issues: Sequence[Issue]) -> str:
    """Word all issues as a zod error turned into a text."""
    return json.dumps([_zod_issue(issue) for issue in issues], indent=2, ensure_ascii=False)


def _zod_issue(issue: Issue) -> dict[str, object]:
    tail: dict[str, object] = {"path": list(issue.path), "message": _zod_message(issue)}
    if issue.kind == "unknown":
        return {"code": "unrecognized_keys", "keys": list(issue.keys), **tail}
    if issue.kind == "choice":
        return {"code": "invalid_value", "values": list(issue.options), **tail}
    if issue.kind == "custom":
        return {"code": "custom", **tail}
    head: dict[str, object] = {"expected": issue.expected, "code": "invalid_type"}
    if issue.expected == "number":
        head["received"] = "NaN"
    return {**head, **tail}


def _zod_message(issue: Issue) -> str:
    if issue.kind == "unknown":
        noun = "key" if len(issue.keys) == 1 else "keys"
        return f"Unrecognized {noun}: " + ", ".join(f'"{key}"' for key in issue.keys)
    if issue.kind == "choice":
        return "Invalid option: expected one of " + "|".join(f'"{item}"' for item in issue.options)
    if issue.kind == "custom":
        return issue.message
    # Numbers are coerced first, so what does not become one is not a number.
    received = "NaN" if issue.expected == "number" else _javascript_type(issue.received)
    return f"Invalid input: expected {issue.expected}, received {received}"


def _dotted(path: Path) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def _javascript_type(value: object) -> str:
    if value is MISSING:
        return "undefined"
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (str, "string"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return "number"
