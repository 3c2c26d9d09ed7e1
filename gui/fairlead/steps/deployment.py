"""The files that start a connector service: a folder of them without any key, kept by the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.deployment import KEY_FILE, Service, deployment_files, key_text
from fairlead.flows.s3_views import DeploymentFile
from fairlead.services.places import delete_private, drafts_of, write_private
from fairlead.services.vault import Vault
from fairlead.steps.keyring_entry import need_api_key
from fairlead.steps.reach import Reach

KIND = "deployment-files"

_TITLE = translate("Steps", "Write the files that start the connector service")
_WHERE = translate("Steps", "This computer")
_UNDO = translate("Steps", "Deletes the files; a service that was started goes on until stopped")
_WRITTEN = translate("Steps", "%1 · %2 files without any key")
_NO_FOLDER = translate("Steps", "The folder %1 cannot be made.")
_NOT_DELETED = translate("Steps", "The files in the folder %1 cannot be deleted.")
_REFUSED_ADVICE = translate(
    "Steps", "Check that you may write there and that the disk is not full, then try again."
)
_OTHERS = translate("Steps", "The folder %1, which holds files that Fairlead did not write")
_OTHERS_REMEDY = translate("Steps", "Look into it, and delete it if nobody needs them.")


@dataclass(frozen=True, slots=True)
class DeploymentFiles:
    """The files of one connector in a folder of their own. None of them holds a key."""

    id: str
    service: Service
    folder_name: str
    state: Path | None

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: every file."""
        call = "\n".join(f"{file.name}\n\n{file.text}" for file in self._files)
        return (Row(Group.LOCAL, _TITLE, _WHERE, call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the files are there as they should be, and no half of one beside them."""
        is_whole = all(
            self._read(file) == file.text and not drafts_of(self._folder / file.name)
            for file in self._files
        )
        return Found(Standing.OURS if is_whole else Standing.ABSENT, self._facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Write the files, over older ones of the same connector."""
        make_folder(self._folder)
        for file in self._files:
            _write(self._folder / file.name, file.text)
        return Done(self._facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Writing was the check: it ends with the files on the disk."""
        count = len(self._files)
        return Done(done.facts, _WRITTEN(verbatim(str(self._folder)), count))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the files, and the folder unless somebody put something else into it."""
        try:
            for file in self._files:
                delete_private(self._folder / file.name)
            if not self._folder.exists():
                return None
            if any(self._folder.iterdir()):
                return Left(_OTHERS(str(self._folder)), _OTHERS_REMEDY)
            self._folder.rmdir()
        except OSError as error:
            raise _refused(_NOT_DELETED(str(self._folder)), error) from None
        return None

    @property
    def _facts(self) -> Facts:
        return {"folder": str(self._folder)}

    @property
    def _folder(self) -> Path:
        assert self.state is not None
        return self.state / "deployment" / self.folder_name

    @property
    def _files(self) -> tuple[DeploymentFile, ...]:
        # The one with the key is written where the user wants it, never here.
        return tuple(file for file in deployment_files(self.service) if file.name != KEY_FILE)

    def _read(self, file: DeploymentFile) -> str | None:
        try:
            return (self._folder / file.name).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def service_of(plan: Plan) -> Service | None:
    """Return the service that serves the connector of a plan; None where Elastic runs it."""
    spec = next((step for step in plan.steps if step.kind == KIND), None)
    if spec is None:
        return None
    elastic = plan.sign_in.get("elastic", {})
    return Service(
        connector_id=spec.values["connector_id"],
        version=spec.values["version"],
        elasticsearch_url=spec.values["elasticsearch_url"],
        ca_file=elastic.get("ca_file", ""),
        is_serverless=elastic.get("is_serverless", False),
    )


def save_files(service: Service, vault: Vault, entry: str, folder: Path) -> Sequence[Path]:
    """Write everything that starts the service into a folder, the API key in a file of its own.

    Every file is its owner's alone.

    Raises:
        Problem: The key is not in the keyring, or a file cannot be written.
    """
    api_key = need_api_key(vault, entry)
    make_folder(folder)
    paths = []
    for file in deployment_files(service):
        text = key_text(api_key) if file.name == KEY_FILE else file.text
        paths.append(folder / file.name)
        _write(paths[-1], text)
    return paths


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, unless it is there.

    Raises:
        Problem: It cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(_NO_FOLDER(str(folder)), error) from None


def _write(path: Path, text: str) -> None:
    """Write a file, and remove what an attempt that was killed has left of it."""
    try:
        for draft in drafts_of(path):
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(_NOT_DELETED(str(path.parent)), error) from None
    write_private(path, text.encode())


def _refused(title: Text, error: OSError) -> Problem:
    details = error.strerror or type(error).__name__
    return Problem("folder-refused", title, _REFUSED_ADVICE, details=details)


def build(plan: Plan, spec: StepSpec, reach: Reach) -> DeploymentFiles:
    """Build the step from its part of the plan."""
    service = service_of(plan)
    assert service is not None
    return DeploymentFiles(
        id=spec.id,
        service=service,
        folder_name=spec.values["folder_name"],
        state=reach.state,
    )
