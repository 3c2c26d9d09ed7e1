"""Where the operator really is: read from both ends, to be compared with where a run belongs."""

from __future__ import annotations

from fairlead.core.step import Facts
from fairlead.steps.reach import Reach


def find_place(reach: Reach) -> Facts:
    """Return account, partition and region, and the deployment's id where Elasticsearch tells it.

    The ARN of STS GetCallerIdentity names the partition; the cluster's UUID comes from the root
    of Elasticsearch's interface.
    """
    identity = reach.aws.call("sts", "get_caller_identity")
    place = {
        "account": identity["Account"],
        "partition": identity["Arn"].split(":")[1],
        "region": reach.aws.region,
    }
    if reach.elasticsearch is not None:
        place["deployment_id"] = reach.elasticsearch.info()["cluster_uuid"]
    return place
