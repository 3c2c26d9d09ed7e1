"""How long the preview of 100,000 objects takes, against one plain listing of the same bucket.

A server of its own process answers as S3 does, from pages that were written beforehand, so that
what is measured is the client. Each page takes as long as one from another continent. The plain
listing is the SDK's own paginator as it comes, which does nothing with what it gets; the preview
decides about every object by ten rules, on the thread that is free while the next page is on its
way. Rounds take turns, and the best of each counts.

Prints the seconds of both, with those of the processor in brackets; when the first objects were
there after the first page; and `ratio N.NN`: the preview's time divided by that of the plain
listing, so that less than 1 is faster.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import deque
from contextlib import closing
from typing import Any, Final

import botocore.session

from fairlead.core.cancel import CancelToken
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.sync_rules import Rule
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.s3 import Buckets
from fairlead.steps.preview import preview

COUNT: Final = 100_000
LATENCY: Final = 0.1
ROUNDS: Final = 2
BUCKET: Final = "crowd"
KEY: Final = StaticCredentials("AKIAIOSFODNN7EXAMPLE", "no-secret")

RULES: Final = (
    Rule(BUCKET),
    *(Rule(BUCKET, f"folder-0{number}/", (".txt", ".pdf")) for number in range(9)),
)

SERVER: Final = f"""
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
keys = sorted(f"folder-{{n % 20:02}}/{{n:06}}.txt" for n in range({COUNT}))

def page(begin):
    some, is_last = keys[begin : begin + 1000], begin + 1000 >= len(keys)
    objects = "".join(
        f"<Contents><Key>{{key}}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>"
        f'<ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag><Size>2048</Size>'
        f"<Owner><ID>75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a</ID></Owner>"
        f"<StorageClass>STANDARD</StorageClass></Contents>"
        for key in some
    )
    truncated = "false" if is_last else "true"
    return f"<ListBucketResult {{SPACE}}><IsTruncated>{{truncated}}</IsTruncated>{{objects}}" \\
        "</ListBucketResult>"

pages = {{"" if not n else keys[n - 1]: page(n).encode() for n in range(0, len(keys), 1000)}}

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        if "location" in query:
            body = f"<LocationConstraint {{SPACE}}></LocationConstraint>".encode()
        else:
            time.sleep({LATENCY})
            body = pages[query.get("marker", [""])[0]]
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def main() -> int:
    """List, preview and print; 1 if not every object came back."""
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            return compare(f"http://127.0.0.1:{int(server.stdout.readline())}")
        finally:
            server.terminate()


def compare(url: str) -> int:
    """Let both take turns at this address."""
    plain, shown, firsts = [], [], []
    for _round in range(ROUNDS):
        client = bare_client(url)
        with closing(client), closing(Aws("us-east-1", credentials=KEY, endpoint_url=url)) as aws:
            # Not a part of either: the clients are made, and the connections are open.
            client.get_bucket_location(Bucket=BUCKET)
            Buckets(aws).region_of(BUCKET)
            watch = Watch()
            pages = client.get_paginator("list_objects").paginate(Bucket=BUCKET)
            number = sum(len(page["Contents"]) for page in pages)
            plain.append(watch.read())
            watch = Watch()
            updates = preview(
                Buckets(aws), RulesAnswers(rules=RULES), S3ConnectorAnswers(), CancelToken()
            )
            next(updates)
            firsts.append(watch.read()[0] - LATENCY)
            (last,) = deque(updates, maxlen=1)
            shown.append(watch.read())
        if (number, last.listed, last.total.count()) != (COUNT, COUNT, COUNT):
            return 1
    for name, (wall, processor) in (("plain", min(plain)), ("preview", min(shown))):
        print(f"{name} {wall:.2f} s ({processor:.2f} s)")
    print(f"first {1000 * min(firsts):.0f} ms after the first page")
    print(f"ratio {min(shown)[0] / min(plain)[0]:.2f}")
    return 0


class Watch:
    """Counts the seconds since it was made, by the clock and of the processor."""

    def __init__(self) -> None:
        self._began = (time.perf_counter(), time.process_time())

    def read(self) -> tuple[float, float]:
        """Return both."""
        wall, processor = self._began
        return time.perf_counter() - wall, time.process_time() - processor


def bare_client(url: str) -> Any:
    """Return a client of the SDK as it comes."""
    session = botocore.session.Session()
    session.set_credentials(KEY.access_key_id, KEY.secret_access_key)
    return session.create_client("s3", region_name="us-east-1", endpoint_url=url)


if __name__ == "__main__":
    sys.exit(main())
