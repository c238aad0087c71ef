// What was asked for, as it comes: loading, then the value or why there is none. A newer question cancels the older.

import { useEffect, useState } from "preact/hooks";
import type { Asked } from "./asking";

export interface Asking<T> {
  value: T | null;
  failure: string | null;
  isLoading: boolean;
  again: () => void;
}

/** Ask again whenever `key` changes, and every `every` milliseconds; the last value stays until the next comes. */
export function useAsked<T>(key: string, question: (signal: AbortSignal) => Promise<Asked<T>>, every = 0): Asking<T> {
  const [state, set] = useState<{ value: T | null; failure: string | null; isLoading: boolean }>({ value: null, failure: null, isLoading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const cancel = new AbortController();
    set((before) => ({ ...before, isLoading: true }));
    void question(cancel.signal).then((asked) => {
      if (cancel.signal.aborted) return;
      set((before) => ("value" in asked ? { value: asked.value, failure: null, isLoading: false } : { ...before, failure: asked.code, isLoading: false }));
    });
    const timer = every ? window.setTimeout(() => setTurn((count) => count + 1), every) : undefined;
    return () => {
      cancel.abort();
      window.clearTimeout(timer);
    };
  }, [key, turn]);
  return { ...state, again: () => setTurn((count) => count + 1) };
}
