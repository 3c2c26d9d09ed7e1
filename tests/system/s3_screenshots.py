"""The pictures of the S3 journey, taken on the program's own sandbox."""

from __future__ import annotations

from tests.system.camera import Camera
from tests.system.window import Window

RULES = (("docs", ".md .pdf txt"), ("images/", ".png"))
NAME = "Contracts"


def take_s3(window: Window, camera: Camera) -> None:
    """The whole journey."""
    screen = window.screen
    screen.wait_for("label", "No connections yet")
    screen.wait_for("label", "Keyring: *")
    camera.take("s3-home")
    window.press_button("Set up S3")
    window.see_page("Sign in")
    screen.wait_for("label", "checked *")
    camera.take("s3-sign-in")
    window.press_next()
    choose(window, camera)
    for page in ("IAM policy", "IAM user", "Access key"):
        window.see_page(page)
        screen.wait_for("push button", "Next", "enabled")
        camera.take(f"s3-{page.lower().replace(' ', '-')}")
        window.press_next()
    connect(window, camera)
    window.see_page("Review and apply")
    screen.wait_for("label", "Create *")
    camera.take("s3-review")
    apply(window, camera)


def choose(window: Window, camera: Camera) -> None:
    """Tick buckets and write rules, as a table and as JSON."""
    screen, seat = window.screen, window.seat
    window.see_page("Buckets and rules")
    screen.wait_for("list item", "fairlead-handbook*")
    screen.wait_until_gone("label", "Looking up buckets*")
    camera.take("s3-buckets")
    seat.press("Down", "Down", "space")
    screen.wait_for("label", "counted in *")
    camera.take("s3-buckets-counted")
    for prefix, extensions in RULES:
        window.press_button("Add rule")
        seat.type(prefix)
        seat.press("Tab")
        seat.type(extensions)
        seat.press("Return")
    screen.wait_for("label", "counted in *")
    camera.take("s3-rules")
    seat.tab_to("check box", "Rules", key="shift+Tab")
    seat.press("Right")
    screen.wait_for("label", "Objects in fairlead-handbook*")
    camera.take("s3-rules-json")
    seat.press("Left")
    window.press_next()


def connect(window: Window, camera: Camera) -> None:
    """Name the connector and plan its syncs."""
    screen, seat = window.screen, window.seat
    window.see_page("Connector")
    window.fill_in("Connector name", NAME)
    screen.wait_for("label", f"No connector is called {NAME}*")
    camera.take("s3-connector")
    seat.tab_to("check box", "Start full syncs on a schedule")
    seat.press("space")
    screen.wait_for("label", "Next: *")
    camera.take("s3-connector-schedule")
    window.press_next()


def apply(window: Window, camera: Camera) -> None:
    """Make the changes, and take a sample."""
    screen = window.screen
    window.press_button("Make * changes")
    screen.wait_for("label", "?.? s")
    camera.take_now("s3-running")
    screen.wait_for("push button", "Next", "enabled")
    camera.take("s3-proved")
    window.press_next()
    window.see_page("Sample sync")
    screen.wait_for("push button", "Start full sync", "enabled")
    camera.take("s3-sample")
