"""What the tests of the page with the models look at."""

from __future__ import annotations

from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.ui.form_page import FormPage
from fairlead.ui.panes.models_table import ModelTable


def is_checked(page: FormPage[BedrockAnswers]) -> bool:
    """Tell whether AWS was asked about the models and every one has its row."""
    is_built = all(table.is_complete for table in page.findChildren(ModelTable))
    return is_built and page.footer().link in ("Check again", "Show")
