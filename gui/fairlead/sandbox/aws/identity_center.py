"""IAM Identity Center: registered clients, codes that a user confirms, and tokens.

The flow is the OAuth device grant (RFC 8628) in the form of the IAM Identity Center OIDC API.
"""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any, Final

from fairlead.sandbox.aws.errors import ApiError

START_URL: Final = "https://practice.awsapps.com/start"
ACCOUNT_SCOPE: Final = "sso:account:access"

_DEVICE_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_REFRESH_GRANT: Final = "refresh_token"
_GRANTS: Final = frozenset({_DEVICE_GRANT, _REFRESH_GRANT, "authorization_code"})
_CODE_SECONDS: Final = 600
_POLL_SECONDS: Final = 1
_SLOWER_BY: Final = 5
_TOKEN_SECONDS: Final = 8 * 3600
_REGISTRATION_SECONDS: Final = 90 * 24 * 3600
# Without vowels, so that no word comes up, and without what is taken for a digit.
_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"


@dataclass
class _Client:
    secret: str = field(repr=False)
    expires: float
    scopes: tuple[str, ...]


@dataclass
class _Device:
    """One sign-in under way. `decision` is None until somebody confirmed or refused it."""

    client_id: str
    user_code: str
    expires: float
    interval: float = _POLL_SECONDS
    polled_at: float | None = None
    decision: bool | None = None


class IdentityCenter:
    """The sign-in of one directory. Many threads may ask.

    All requests come to one address, so that the region of a client cannot be told from another.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._clients: dict[str, _Client] = {}
        self._devices: dict[str, _Device] = {}
        self._tokens: dict[str, float] = {}
        self._refreshers: dict[str, str] = {}

    def register_client(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Register a client. Raises `ApiError` for one that is not public."""
        if params["clientType"] != "public":
            raise _refused("InvalidClientMetadataException", "Invalid client type provided")
        if not _GRANTS.issuperset(params.get("grantTypes", ())):
            raise _refused("UnsupportedGrantTypeException", "Unsupported grant type provided")
        scopes = tuple(params.get("scopes", ()))
        if not {ACCOUNT_SCOPE}.issuperset(scopes):
            raise _refused("InvalidScopeException", "Invalid scope provided")
        client_id, now = secrets.token_urlsafe(16), int(time())
        client = _Client(secrets.token_urlsafe(90), now + _REGISTRATION_SECONDS, scopes)
        with self._lock:
            self._clients[client_id] = client
        return {
            "clientId": client_id,
            "clientSecret": client.secret,
            "clientIdIssuedAt": now,
            "clientSecretExpiresAt": int(client.expires),
        }

    def start_device_authorization(self, params: Mapping[str, Any], page: str) -> dict[str, Any]:
        """Begin a sign-in that is confirmed on `page`."""
        device_code = secrets.token_urlsafe(64)
        with self._lock:
            self._known_client(params)
            if params["startUrl"].rstrip("/#") != START_URL:
                raise _refused("InvalidRequestException", "Invalid start url provided")
            letters = [secrets.choice(_LETTERS) for _ in range(8)]
            user_code = f"{''.join(letters[:4])}-{''.join(letters[4:])}"
            device = _Device(params["clientId"], user_code, monotonic() + _CODE_SECONDS)
            self._devices[device_code] = device
        return {
            "deviceCode": device_code,
            "userCode": user_code,
            "verificationUri": page,
            "verificationUriComplete": f"{page}?user_code={user_code}",
            "expiresIn": _CODE_SECONDS,
            "interval": _POLL_SECONDS,
        }

    def create_token(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return a token for a code that was confirmed, or for a refresh token."""
        with self._lock:
            client = self._known_client(params)
            grant = params["grantType"]
            if grant == _DEVICE_GRANT:
                self._redeem(params)
            elif grant != _REFRESH_GRANT:
                raise _refused("UnsupportedGrantTypeException", "Unsupported grant type provided")
            elif self._refreshers.get(params.get("refreshToken", "")) != params["clientId"]:
                raise _refused("InvalidGrantException", "Invalid refresh token provided")
            token = secrets.token_urlsafe(120)
            self._tokens[token] = monotonic() + _TOKEN_SECONDS
            result = {"accessToken": token, "tokenType": "Bearer", "expiresIn": _TOKEN_SECONDS}
            # Only a client that registered its scopes may refresh.
            if client.scopes:
                refresher = params.get("refreshToken") or secrets.token_urlsafe(120)
                self._refreshers[refresher] = params["clientId"]
                result["refreshToken"] = refresher
            return result

    def confirm(self, user_code: str, *, allow: bool) -> bool:
        """Allow or refuse a sign-in, as its user does; tell whether there is one of this code."""
        with self._lock:
            for device in self._devices.values():
                if device.user_code == user_code and monotonic() < device.expires:
                    device.decision = allow
                    return True
            return False

    def accepts(self, token: str) -> bool:
        """Tell whether an access token is in force."""
        with self._lock:
            return monotonic() < self._tokens.get(token, 0)

    def expire_codes(self) -> None:
        """Let every code that is not used run out now."""
        with self._lock:
            for device in self._devices.values():
                device.expires = monotonic()

    def expire_tokens(self) -> None:
        """Let every access token run out now, and forget what could refresh it."""
        with self._lock:
            self._tokens.clear()
            self._refreshers.clear()

    def _known_client(self, params: Mapping[str, Any]) -> _Client:
        client = self._clients.get(params["clientId"])
        if client is None or client.secret != params["clientSecret"] or client.expires < time():
            raise _refused("InvalidClientException", "Invalid client provided", 401)
        return client

    def _redeem(self, params: Mapping[str, Any]) -> None:
        """Use a code up, or raise what stands against it."""
        code, now = params.get("deviceCode", ""), monotonic()
        device = self._devices.get(code)
        if device is None or device.client_id != params["clientId"]:
            raise _refused("InvalidGrantException", "Invalid device code provided")
        if now >= device.expires:
            raise _refused("ExpiredTokenException", "Device code expired")
        if device.polled_at is not None and now - device.polled_at < device.interval:
            device.interval += _SLOWER_BY
            device.polled_at = now
            raise _refused("SlowDownException", "Polling too frequently")
        device.polled_at = now
        if device.decision is None:
            raise _refused("AuthorizationPendingException", "Authorization is still pending")
        del self._devices[code]
        if not device.decision:
            raise _refused("AccessDeniedException", "User denied the authorization request")


def _refused(code: str, description: str, status: int = 400) -> ApiError:
    return ApiError(code, description, status)
