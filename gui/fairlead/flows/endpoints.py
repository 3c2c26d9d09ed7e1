"""Where Bedrock answers, and what Kibana makes of an address: the connector's URL and region.

Kibana's `.bedrock` connector signs for the region of its config, else for the one that a regular
expression finds in the URL, else for us-east-1; a wrong one is refused by AWS.
"""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import quote, urlsplit

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.answers import Deployment
from fairlead.flows.arns import partition_of

OLDEST_KIBANA = (8, 19)

_KIBANA_READS = re.compile(r"https://.*?\.([a-z\-0-9]+)\.amazonaws\.com")
_KIBANA_FALLBACK = "us-east-1"
_SUFFIXES = {"aws-cn": "amazonaws.com.cn", "aws-eusc": "amazonaws.eu"}
_PUBLIC = re.compile(
    r"(?P<service>bedrock[a-z-]*?)(?P<fips>-fips)?\.(?P<region>[a-z]+(?:-[a-z]+)+-\d+)"
    r"\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws)"
)
_PRIVATE_LINK = re.compile(
    r"vpce-[a-z0-9-]+\.bedrock-runtime(?:-fips)?\.(?P<region>[a-z0-9-]+)\.vpce\.amazonaws\.com"
)
# AWS lists FIPS endpoints of the Bedrock runtime for these ("Amazon Bedrock endpoints and quotas").
_FIPS_AREAS = ("us-east-", "us-west-", "us-gov-", "ca-")
# The service's other faces, which know nothing of calling a model.
_RUNTIME = "bedrock-runtime"

_NO_URL = translate("Endpoint", "This is not a web address. The usual one is %1.")
_UPPER = translate("Endpoint", "Kibana reads the region of small letters only. Use %1.")
_HTTP = translate("Endpoint", "Bedrock is reached over https only. Use %1.")
_PATH = translate(
    "Endpoint", "The connector adds the path itself and signs it; “%1” would break that. Use %2."
)
_EXTRAS = translate("Endpoint", "The URL has a part that Bedrock does not take: “%1”. Use %2.")
_CONTROL = translate(
    "Endpoint", "%1 is another service of Bedrock; the connector calls bedrock-runtime. Use %2."
)
_OTHER_REGION = translate(
    "Endpoint", "The URL leads to %1, but the models are chosen for %2. Use %3."
)
_OTHER_CONFIG = translate(
    "Endpoint", "The connector would sign for %1, but the models are chosen for %2."
)
_READS_WRONG = translate(
    "Endpoint", "Out of this URL Kibana reads the region “%1”. Enter %2 as the region."
)
_READS_NONE = translate(
    "Endpoint",
    "Kibana finds no region in this URL and would sign for %1. Enter %2 as the region.",
)
_CANNOT_TAKE = translate(
    "Endpoint",
    "Kibana %1 has no field for the region. Use a URL that tells it, such as %2, or update Kibana"
    " to 9.4 or newer.",
)
_MAY_NOT_TAKE = translate(
    "Endpoint",
    "Only the latest patches of Kibana %1.%2 have a field for the region. If yours has not, the"
    " run says so before it creates the connector.",
)
_NO_FIPS = translate("Endpoint", "AWS lists no FIPS endpoint of Bedrock for %1.")
_CHINA = translate("Endpoint", "Amazon Bedrock is not offered in the regions of China.")
_TOO_OLD = translate(
    "Endpoint",
    "Kibana %1 is too old: its connector signs requests in ways that were mended later. Update to"
    " 8.19 or newer.",
)


class RegionField(Enum):
    """Whether a Kibana takes a region in the connector's config."""

    YES = "yes"
    LATE_PATCHES = "late-patches"
    NO = "no"


def bedrock_url(region: str, *, fips: bool = False) -> str:
    """Return the public address of the Bedrock runtime in a region."""
    suffix = _SUFFIXES.get(partition_of(region), "amazonaws.com")
    return f"https://{_RUNTIME}{'-fips' if fips else ''}.{region}.{suffix}"


def region_in_url(url: str) -> str:
    """Return what Kibana takes for the region when it reads the URL, "" if it finds none."""
    found = _KIBANA_READS.match(url)
    return found[1] if found is not None else ""


def signing_region(url: str, config_region: str) -> str:
    """Return the region that Kibana signs for."""
    return config_region or region_in_url(url) or _KIBANA_FALLBACK


def region_field(deployment: Deployment) -> RegionField:
    """Tell whether the connector's config may hold a region.

    It came with 9.4 and, in patches, with 8.19, 9.2 and perhaps 9.3 (elastic/kibana#252956,
    #253129, #253132). Kibana refuses a field that it does not know.
    """
    if deployment.is_serverless or deployment.release >= (9, 4):
        return RegionField.YES
    if deployment.release in ((8, 19), (9, 2), (9, 3)):
        return RegionField.LATE_PATCHES
    return RegionField.NO


def is_too_old(deployment: Deployment) -> bool:
    """Tell whether this Kibana is older than those that Fairlead works with."""
    return not deployment.is_serverless and deployment.release < OLDEST_KIBANA


def check_version(deployment: Deployment) -> Issue | None:
    """Say if the Kibana is too old."""
    return Issue("address", _TOO_OLD(deployment.version)) if is_too_old(deployment) else None


def check_region(region: str) -> Issue | None:
    """Say if Bedrock is not in the partition at all; where else it is, is for AWS to tell."""
    return Issue("region", _CHINA) if partition_of(region) == "aws-cn" else None


def connector_model(call_id: str, deployment: Deployment) -> str:
    """Return what goes into the connector as its model.

    Kibana 9.0 puts an ARN into the path as it stands, so there it is encoded beforehand; newer
    versions encode it themselves, whether it is encoded already or not (elastic/kibana#216915).
    """
    is_old = not deployment.is_serverless and deployment.release == (9, 0)
    return quote(call_id, safe="") if is_old and call_id.startswith("arn:") else call_id


def task_of(deployment: Deployment) -> str:
    """Return the task of an inference endpoint: Bedrock can do chat completion from 9.3 on."""
    is_new = deployment.is_serverless or deployment.release >= (9, 3)
    return "chat_completion" if is_new else "completion"


def clean_url(url: str) -> str:
    """Return the URL as it goes into the connector, without spaces and slashes at its end."""
    return url.strip().rstrip("/")


def check_api_url(
    url: str, region: str, config_region: str, deployment: Deployment | None
) -> tuple[Issue, ...]:
    """Return what would keep a connector with this URL from calling models of `region`.

    `config_region` is the region of its config, "" for none. Issues name "api_url" or "region".
    """
    usual = bedrock_url(region)
    url = clean_url(url)
    wrong = _check_form(url, usual)
    if wrong is not None:
        return (wrong,)
    host = urlsplit(url).netloc
    public, private = _PUBLIC.fullmatch(host), _PRIVATE_LINK.fullmatch(host)
    if public is not None and public["service"] != _RUNTIME:
        return (Issue("api_url", _CONTROL(host, usual)),)
    place = public or private
    if place is not None and place["region"] != region:
        return (Issue("api_url", _OTHER_REGION(place["region"], region, usual)),)
    wrong = _check_region(url, region, config_region, deployment)
    has_fips = public is None or not public["fips"] or region.startswith(_FIPS_AREAS)
    doubt = None if has_fips else Issue("api_url", _NO_FIPS(region), Weight.WARNING)
    return tuple(issue for issue in (wrong, doubt) if issue is not None)


def _check_form(url: str, usual: str) -> Issue | None:
    """Return the first thing that is wrong with the URL itself, whatever the region."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return Issue("api_url", _NO_URL(usual))
    host = parts.hostname or ""
    bare = f"https://{host}"
    is_of_aws = host.endswith((".amazonaws.com", ".amazonaws.eu", ".aws"))
    extra = parts.query or parts.fragment or parts.username or ""
    if port is not None and is_of_aws:
        extra = extra or f":{port}"
    found = (
        (not host or parts.scheme not in ("http", "https") or " " in url, _NO_URL(usual)),
        (parts.scheme == "http", _HTTP(f"https://{parts.netloc}")),
        (bool(parts.path), _PATH(parts.path, bare)),
        (bool(extra), _EXTRAS(extra, bare)),
        (url != url.lower(), _UPPER(url.lower())),
    )
    return next((Issue("api_url", words) for is_wrong, words in found if is_wrong), None)


def _check_region(
    url: str, region: str, config_region: str, deployment: Deployment | None
) -> Issue | None:
    """Return what is wrong with the region that Kibana will sign for."""
    if config_region not in ("", region):
        return Issue("region", _OTHER_CONFIG(config_region, region))
    read = region_in_url(url)
    is_told = (read or _KIBANA_FALLBACK) == region
    taken = region_field(deployment) if deployment is not None else RegionField.YES
    if taken is RegionField.NO and deployment is not None and (config_region or not is_told):
        field = "region" if config_region else "api_url"
        return Issue(field, _CANNOT_TAKE(deployment.version, bedrock_url(region)))
    if is_told:
        return None
    if not config_region:
        words = _READS_WRONG(read, region) if read else _READS_NONE(_KIBANA_FALLBACK, region)
        return Issue("region", words)
    if taken is RegionField.LATE_PATCHES and deployment is not None:
        return Issue("region", _MAY_NOT_TAKE(*deployment.release), Weight.WARNING)
    return None
