"""The remedies for a Bedrock connection that its failures offer."""

from __future__ import annotations

from typing import Final

from fairlead.core.errors import Fix
from fairlead.core.texts import translate

SET_URL: Final = Fix("set-connector-url", translate("Fix", "Set the URL and test again"))
SET_REGION: Final = Fix("set-connector-region", translate("Fix", "Set the region and test again"))
USE_PROFILE: Final = Fix("use-profile", translate("Fix", "Use an inference profile"))
WIDEN_POLICY: Final = Fix("widen-policy", translate("Fix", "Put the policy right"))
SUBMIT_FORM: Final = Fix("submit-form", translate("Fix", "Submit the form"))
ACCEPT_AGREEMENT: Final = Fix("accept-agreement", translate("Fix", "Accept the agreement"))
SEND_SECRETS: Final = Fix("send-secrets", translate("Fix", "Write the key again"))
NEW_SECRET: Final = Fix("new-secret", translate("Fix", "Replace the key"))
