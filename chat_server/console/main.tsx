// The agent console: reads the page's configuration and begins.

import { render } from "preact";
import type { Language } from "./core/wire";
import { readPreferences } from "./io/kept";
import { Workplace } from "./io/workplace";
import { App } from "./ui/app";

const root = document.getElementById("console");
if (root) {
  const config = JSON.parse(root.dataset.config ?? "{}") as { language?: Language };
  const workplace = new Workplace(readPreferences(config.language ?? "id"));
  render(<App workplace={workplace} />, root);
  void workplace.start();
}
