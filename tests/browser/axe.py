"""What axe-core finds wrong with a document."""

from typing import Any

from playwright.async_api import Frame, Page

from tests.running import PROJECT

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def barriers(document: Page | Frame, rules: Any = RULES) -> list[str]:
    """Rule, element and reason of everything that keeps people out; frames within are judged by themselves."""
    if not await document.evaluate("'axe' in window"):
        await document.evaluate(AXE + "; 0")  # from outside, so that the page keeps its own security policy
    found = await document.evaluate("rules => axe.run(document, {runOnly: rules, iframes: false})", rules)
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
