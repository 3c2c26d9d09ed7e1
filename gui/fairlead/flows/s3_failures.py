"""What S3 says when a bucket or an object cannot be read. The first row that fits is taken.

Sources: "Error responses" in the Amazon S3 API reference, "Troubleshoot SSE-KMS" in its user guide.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.aws_failures import DENIED_CODES
from fairlead.flows.failures import Failure

S3_FAILURES: tuple[Failure, ...] = (
    Failure(
        "aws-denied-kms",
        translate("Diagnosis", "The key that encrypts this object may not be used."),
        translate("Diagnosis", "Allow kms:Decrypt on that key, in its key policy too."),
        pattern=r"kms:Decrypt",
        codes=DENIED_CODES,
    ),
    Failure(
        "s3-no-bucket",
        translate("Diagnosis", "There is no bucket of this name."),
        translate("Diagnosis", "It was deleted, or its name is misspelled. Correct it."),
        codes=("NoSuchBucket",),
    ),
    Failure(
        "s3-no-object",
        translate("Diagnosis", "The object is not there any more."),
        translate("Diagnosis", "It was deleted after the bucket was listed. List it again."),
        codes=("NoSuchKey", "404"),
        services=("s3",),
    ),
    Failure(
        "s3-archived",
        translate("Diagnosis", "The object is archived and cannot be read."),
        translate("Diagnosis", "Restore it in the S3 console first. Until then it is left out."),
        codes=("InvalidObjectState",),
    ),
    Failure(
        "s3-elsewhere",
        translate("Diagnosis", "The bucket is in another region than it was looked for."),
        translate(
            "Diagnosis",
            "Allow s3:GetBucketLocation on the bucket, so that its region is known. AWS says: %1",
        ),
        codes=(
            *("PermanentRedirect", "AuthorizationHeaderMalformed"),
            *("IllegalLocationConstraintException", "301"),
        ),
        services=("s3",),
        args=("message",),
    ),
    Failure(
        "s3-bucket-name",
        translate("Diagnosis", "No bucket can have this name."),
        translate("Diagnosis", "Names have small letters, digits, dots and hyphens. Correct it."),
        codes=("InvalidBucketName",),
    ),
    Failure(
        "s3-key-gone",
        translate("Diagnosis", "The KMS key of this object is disabled or deleted."),
        translate("Diagnosis", "Enable the key in the KMS console, or cancel its deletion."),
        codes=("KMS.DisabledException", "KMS.KMSInvalidStateException", "KMS.NotFoundException"),
    ),
    Failure(
        "aws-denied",
        translate("Diagnosis", "AWS denies this."),
        translate("Diagnosis", "S3 gives no reason. Allow s3:GetObject and s3:ListBucket on it."),
        codes=("403",),
        services=("s3",),
    ),
)
