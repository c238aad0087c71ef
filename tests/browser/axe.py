"""What axe-core finds wrong with a document."""

from playwright.async_api import Frame, Page

from tests.running import PROJECT

_AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def barriers(document: Page | Frame) -> list[str]:
    """Rule, element and reason of everything that keeps people out; the context must bypass the page's policy."""
    if not await document.evaluate("'axe' in window"):
        await document.add_script_tag(path=_AXE)
    found = await document.evaluate("rules => axe.run(document, {runOnly: rules, iframes: false})", _RULES)
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
