// A small menu under a button: arrows move, Escape and a click elsewhere close it.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icons";

export interface MenuItem {
  label: string;
  run: () => void;
  testid?: string;
}

export function Menu({ label, icon, items }: { label: string; icon: IconName; items: MenuItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useCloseOutside(root, isOpen, () => setOpen(false));
  // Before the next key is heard: a second Enter is for the first item, not for the button that would close the menu.
  useLayoutEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>("button")?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(root.current, event.key === "ArrowDown" ? 1 : -1);
    }
  };

  return (
    <div class="menu" ref={root} onKeyDown={isOpen ? keys : undefined}>
      <button class="icon-button" type="button" aria-haspopup="menu" aria-expanded={isOpen} aria-label={label} title={label} data-testid="menu" onClick={() => setOpen(!isOpen)}>
        <Icon name={icon} />
      </button>
      {isOpen && (
        <div class="menu-list" role="menu" aria-label={label}>
          {items.map((item) => (
            <button key={item.label} type="button" role="menuitem" data-testid={item.testid} onClick={() => {
              close();
              item.run();
            }}>
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function move(root: HTMLElement | null, steps: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + steps + items.length) % items.length]?.focus();
}

function useCloseOutside(root: { current: HTMLElement | null }, isOpen: boolean, close: () => void): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    const pressed = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", pressed);
    return () => document.removeEventListener("pointerdown", pressed);
  }, [isOpen]);
}
