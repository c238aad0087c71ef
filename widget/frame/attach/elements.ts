/** Making elements; text goes in as text, so that no name of a file can become markup. */

type Known = Partial<Record<"text" | "class" | "role" | "testid" | "label", string>>;

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, known: Known, ...children: Node[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (known.text) element.textContent = known.text;
  if (known.class) element.className = known.class;
  if (known.role) element.setAttribute("role", known.role);
  if (known.label) element.setAttribute("aria-label", known.label);
  if (known.testid) element.dataset.testid = known.testid;
  element.append(...children);
  return element;
}

export function button(known: Known, act: () => void): HTMLButtonElement {
  const made = make("button", known);
  made.type = "button";
  made.onclick = act;
  return made;
}
