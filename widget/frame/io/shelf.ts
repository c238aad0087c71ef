/** What the chat keeps on this device: localStorage where it is allowed, else memory for as long as the page lives. */

const PREFIX = "dashpro-chat:";

export class Shelf {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: Storage | null) {}

  get(key: string): string | null {
    const kept = this.memory.get(key);
    return kept ?? this.attempt((storage) => storage.getItem(PREFIX + key)) ?? null;
  }

  /** Keep a text; null removes it. */
  set(key: string, value: string | null): void {
    this.memory.delete(key);
    const isKept = this.attempt((storage) => {
      if (value === null) storage.removeItem(PREFIX + key);
      else storage.setItem(PREFIX + key, value);
      return true;
    });
    if (!isKept && value !== null) this.memory.set(key, value); // full or forbidden: better here than lost
  }

  /** The keys that begin with `start`. */
  keys(start: string): string[] {
    const stored = this.attempt((storage) => Object.keys(storage)) ?? [];
    const own = stored.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    return [...new Set([...own, ...this.memory.keys()])].filter((key) => key.startsWith(start));
  }

  /** Forget everything: the visitor has signed out of the site. */
  clear(): void {
    for (const key of this.keys("")) this.set(key, null);
  }

  /** Call `changed` with the key when another tab changes something; `isGone` when it removed that. */
  watch(changed: (key: string, isGone: boolean) => void): void {
    window.addEventListener("storage", ({ key, newValue }) => {
      if (key === null) changed("", true);
      else if (key.startsWith(PREFIX)) changed(key.slice(PREFIX.length), newValue === null);
    });
  }

  private attempt<T>(use: (storage: Storage) => T): T | null {
    try {
      return this.storage && use(this.storage);
    } catch {
      return null;
    }
  }
}

/** This browser's shelf. Merely asking for localStorage throws where a site's cookies are blocked. */
export function openShelf(): Shelf {
  try {
    return new Shelf(window.localStorage);
  } catch {
    return new Shelf(null);
  }
}
