"""What Bedrock says when a model cannot be called. The first row that fits is taken.

Sources: "Troubleshooting Amazon Bedrock API error codes", "Access Amazon Bedrock foundation models"
and the API reference. Kibana passes these messages on without their codes, so a row that can reach
a user that way has a pattern.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.aws_failures import ACCESS_ARGS, BY_ORGANIZATION, FORBIDDEN, WHAT
from fairlead.flows.bedrock_fixes import (
    ACCEPT_AGREEMENT,
    SET_REGION,
    SET_URL,
    SUBMIT_FORM,
    USE_PROFILE,
    WIDEN_POLICY,
)
from fairlead.flows.failures import OPEN_PAGE, Failure

_QUOTAS = "https://console.aws.amazon.com/servicequotas/home/services/bedrock/quotas"
_BILLING = "https://console.aws.amazon.com/billing/home#/paymentmethods"
_SUPPORT = "https://console.aws.amazon.com/support/home"
_RETENTION = "https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html"
_MANTLE_COUNTRIES = "https://www.anthropic.com/supported-countries"

# What IAM says of a call, as far as it is one of a model.
_INVOKE = (
    rf"User: (?P<who>\S+) is not authorized to perform: (?P<action>bedrock:InvokeModel\w*){WHAT}"
)

MODEL_FAILURES: tuple[Failure, ...] = (
    Failure(
        "model-needs-form",
        translate("Diagnosis", "Anthropic's use case form was not submitted for this account."),
        translate(
            "Diagnosis",
            "Fill it in on Model access; once is enough for an account. If it was submitted in the"
            " last 15 minutes, wait; if it was earlier, the agreement of the model is missing.",
        ),
        pattern=r"use case details have not been submitted|not filled out the request form",
        fix=SUBMIT_FORM,
    ),
    Failure(
        "model-form-refused",
        translate("Diagnosis", "AWS refused the use case form."),
        translate(
            "Diagnosis",
            "It does not say which field is wrong. The website is the usual one: try it with"
            " https:// and without www.",
        ),
        pattern=r"invalid form data",
    ),
    Failure(
        "model-form-internal",
        translate("Diagnosis", "This is an account of AWS's own, which needs no use case form."),
        translate("Diagnosis", "Leave the form out on Model access."),
        pattern=r"internal accounts should not submit use case",
    ),
    Failure(
        "model-needs-profile",
        translate("Diagnosis", "%1 can be called through an inference profile only."),
        translate(
            "Diagnosis",
            "Choose a profile that contains it, whose id begins with us., eu., apac. or global."
            " The policy has to allow the profile too.",
        ),
        # The apostrophe that AWS puts into "isn't" is the typographic one.
        pattern=r"invocation of model id (?P<model_id>\S+) with on-demand throughput",
        args=("model_id",),
        fix=USE_PROFILE,
    ),
    Failure(
        "model-id-wrong",
        translate("Diagnosis", "Bedrock does not know this model id in this region."),
        translate(
            "Diagnosis",
            "The prefix of the model and the region of the URL must name the same area: eu. is for"
            " European regions, us. for those of the United States. Choose the model again from"
            " the list.",
        ),
        pattern=r"provided model identifier is invalid|could not resolve the foundation model",
        fix=SET_URL,
    ),
    Failure(
        "model-marketplace-rights",
        translate("Diagnosis", "The model was never opened for this account."),
        translate(
            "Diagnosis",
            "The first call opens it, which takes rights in AWS Marketplace that the connector's"
            " key does not have. Accept the agreement on Model access, signed in with"
            " aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions.",
        ),
        pattern=r"required AWS Marketplace actions",
        fix=ACCEPT_AGREEMENT,
    ),
    Failure(
        "model-payment",
        translate("Diagnosis", "AWS Marketplace refuses the payment method of the account."),
        translate(
            "Diagnosis",
            "Models of other providers are paid through AWS Marketplace, which often takes a"
            " credit card only. Correct it under Billing, wait two minutes, then try again.",
        ),
        pattern=r"INVALID_PAYMENT_INSTRUMENT",
        retryable=True,
        fix=OPEN_PAGE,
        url=_BILLING,
    ),
    Failure(
        "model-opening",
        translate("Diagnosis", "AWS is still opening the model for this account."),
        translate("Diagnosis", "This takes up to 15 minutes after the agreement. Try again then."),
        pattern=r"MPAgreementBeingCreated|agreement[ -]?(is )?(pending|being created)",
        retryable=True,
    ),
    Failure(
        "model-agreement-failed",
        translate("Diagnosis", "AWS could not open the model for this account."),
        translate(
            "Diagnosis",
            "The subscription in AWS Marketplace failed. Check the payment method and the"
            " Marketplace rights of the account, then accept the agreement again.",
        ),
        pattern=r"agreement (has )?failed|marketplace subscription for this model cannot",
        fix=ACCEPT_AGREEMENT,
    ),
    Failure(
        "model-legacy",
        translate("Diagnosis", "The model is legacy, and this account has not used it lately."),
        translate(
            "Diagnosis",
            "AWS keeps legacy models for accounts that called them in the last 30 days. This is no"
            " matter of rights: choose an active model.",
        ),
        pattern=r"marked by provider as Legacy",
    ),
    Failure(
        "model-ended",
        translate("Diagnosis", "The model has reached the end of its life."),
        translate("Diagnosis", "AWS answers no more requests for it. Choose an active model."),
        pattern=r"reached the end of its life",
    ),
    Failure(
        "model-country",
        translate("Diagnosis", "Anthropic does not serve the country this call comes from."),
        translate(
            "Diagnosis",
            "AWS goes by the address of the caller, so this computer and Kibana can get different"
            " answers. A VPN counts too.",
        ),
        pattern=r"unsupported countries, regions, or territories",
        fix=OPEN_PAGE,
        url=_MANTLE_COUNTRIES,
    ),
    Failure(
        "account-being-verified",
        translate("Diagnosis", "AWS is still verifying this account."),
        translate("Diagnosis", "This may take a day. If it takes longer, ask AWS Support."),
        pattern=r"account is currently being verified",
        retryable=True,
        fix=OPEN_PAGE,
        url=_SUPPORT,
    ),
    Failure(
        "model-by-sales",
        translate("Diagnosis", "AWS has not released %1 to this account."),
        translate(
            "Diagnosis",
            "All its gates look open, but AWS gives this model out through its sales team. Choose"
            " another model, or contact AWS Sales.",
        ),
        pattern=r"(?P<model>[\w .-]+?) is not available for this account\. You can explore",
        args=("model",),
    ),
    Failure(
        "model-data-retention",
        translate("Diagnosis", "This model runs only if its provider may keep your data."),
        translate(
            "Diagnosis",
            "The account's data retention mode is “%1”. Another mode lets prompts leave AWS;"
            " Fairlead never changes it. Choose another model, or decide with whoever is"
            " responsible for your data.",
        ),
        pattern=r"data retention mode '(?P<mode>\w+)' is not available",
        args=("mode",),
        fix=OPEN_PAGE,
        url=_RETENTION,
    ),
    Failure(
        "model-temperature",
        translate("Diagnosis", "This model refuses the temperature that Kibana sends."),
        translate(
            "Diagnosis",
            "The connector's own test works, but Elastic's assistants send a temperature with each"
            " request. Choose a model that takes one (elastic/kibana#273793).",
        ),
        pattern=r"temperature.{0,3} is deprecated for this model",
    ),
    Failure(
        "model-no-access",
        translate("Diagnosis", "This account has no access to the model."),
        translate(
            "Diagnosis",
            "See on Model access which of agreement, form, entitlement and region is missing. The"
            " message also comes when URL and model belong to different regions.",
        ),
        pattern=r"don.t have access to the model|not authorized to invoke this API operation",
    ),
    Failure(
        "aws-token-quota",
        translate("Diagnosis", "The account has used up its tokens for today."),
        translate(
            "Diagnosis",
            "New accounts and free plans have small quotas, some of them zero. Trying again does"
            " not help today; see the quota and ask for a higher one.",
        ),
        pattern=r"too many tokens per day",
        fix=OPEN_PAGE,
        url=_QUOTAS,
    ),
    Failure(
        "model-not-ready",
        translate("Diagnosis", "Bedrock is still starting the model."),
        translate("Diagnosis", "Try again in a minute."),
        codes=("ModelNotReadyException",),
        retryable=True,
    ),
    Failure(
        "model-timeout",
        translate("Diagnosis", "The model took too long to answer."),
        translate("Diagnosis", "Try again, or ask for a shorter answer."),
        codes=("ModelTimeoutException", "modelTimeoutException"),
        retryable=True,
    ),
    Failure(
        "model-error",
        translate("Diagnosis", "The model failed while it was answering."),
        translate("Diagnosis", "Try again. If it stays, choose another model."),
        codes=(
            *("ModelErrorException", "ModelStreamErrorException", "modelStreamErrorException"),
            *("EventStreamError", "InternalServerException", "internalServerException"),
        ),
        services=("bedrock-runtime",),
        retryable=True,
    ),
    Failure(
        "model-overloaded",
        translate("Diagnosis", "Bedrock is overloaded in this region."),
        translate("Diagnosis", "Try again in a while. A profile that spans several regions helps."),
        pattern=r"overloaded_error|bedrock is unable to process your request|model is overloaded",
        retryable=True,
    ),
    Failure(
        "model-agreement-there",
        translate("Diagnosis", "The agreement is there already."),
        translate("Diagnosis", "Nothing is left to do for it."),
        codes=("ConflictException",),
        services=("bedrock",),
    ),
    Failure(
        "model-quota",
        translate("Diagnosis", "A quota of Bedrock is used up."),
        translate("Diagnosis", "AWS says: %1 See the quotas of Bedrock and ask for a higher one."),
        codes=("ServiceQuotaExceededException",),
        args=("message",),
        fix=OPEN_PAGE,
        url=_QUOTAS,
    ),
    Failure(
        "aws-denied-organization",
        FORBIDDEN,
        translate(
            "Diagnosis",
            "Only who manages the organization can change that. Tell them: %2 needs %1 on %3. An"
            " inference profile calls models in other regions of its area too, which a lock on"
            " regions must let pass.",
        ),
        pattern=rf"{_INVOKE}{BY_ORGANIZATION}",
        args=ACCESS_ARGS,
    ),
    Failure(
        "aws-scope",
        translate("Diagnosis", "The request was signed for another region than it went to."),
        translate(
            "Diagnosis",
            "Kibana reads the region out of the connector's URL, and out of this one it reads the"
            " wrong one. Set the region in the connector.",
        ),
        pattern=r"credential should be scoped to a valid region",
        fix=SET_REGION,
    ),
)

INVOKE_DENIALS: tuple[Failure, ...] = (
    Failure(
        "aws-denied-model",
        translate("Diagnosis", "The policy of the connector's key does not allow %1."),
        translate(
            "Diagnosis",
            "It lacks %3. A profile needs itself and the model in every region that it may route"
            " to. A policy that was attached a moment ago takes a few seconds to count.",
        ),
        pattern=_INVOKE,
        args=ACCESS_ARGS,
        fix=WIDEN_POLICY,
    ),
)
"""What is missing where nothing forbids it; it comes after what forbids firmly."""
