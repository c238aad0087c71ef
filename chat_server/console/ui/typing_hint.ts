// Tells others that this agent is writing, at most every few seconds, and that they stopped.

import { useEffect, useRef } from "preact/hooks";
import { usePlace } from "./place";

const EVERY = 3_000;

export function useTypingHint(conversationId: string): (text: string) => void {
  const { connection } = usePlace();
  const last = useRef(0);
  const tell = (text: string) => {
    const now = Date.now();
    if (text && now - last.current < EVERY) return;
    if (!text && last.current === 0) return;
    last.current = text ? now : 0;
    connection.hint("typing", { conversation_id: conversationId, text: text.slice(0, 500) });
  };
  useEffect(() => () => tell(""), [conversationId]);
  return tell;
}
