/** The messages, kept at the newest one unless the visitor reads further up. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { openQuestion, rowsOf, type Row } from "../core/rows";
import { hasEarlier } from "../core/timeline";
import { Bubble } from "./Bubble";
import { Greeting } from "./Greeting";
import { useHere } from "./here";
import { Icon } from "./icons";
import { dayName } from "./times";

const NEAR_PX = 60;

export function Log() {
  const { chat, t } = useHere();
  const rows = rowsOf(chat.shown, chat.entries);
  const question = openQuestion(chat.shown, chat.entries);
  const { box, isAtEnd, missed, toEnd, scrolled } = useFollowing(rows);
  return (
    <div class="log-box">
      <div ref={box} class="log-scroll" onScroll={scrolled} tabIndex={-1}>
        {rows.length === 0 && !chat.conversation && <Greeting />}
        {hasEarlier(chat.shown) && <button type="button" class="quiet-button earlier" onClick={() => void chat.repair.fetchEarlier()}>{t.earlier}</button>}
        <div class="log" role="log" aria-live="polite" aria-label={t.log} data-testid="log">
          {rows.map((row) => <LogRow key={row.key} row={row} isOpenQuestion={row.kind === "bubble" && row.seq !== null && row.seq === question} />)}
        </div>
        <TypingLine />
      </div>
      {!isAtEnd && (
        <button type="button" class="to-end" aria-label={missed > 0 ? t.newMessages(missed) : t.toNewest} onClick={toEnd}>
          {missed > 0 && <span>{t.newMessages(missed)}</span>}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function LogRow({ row, isOpenQuestion }: { readonly row: Row; readonly isOpenQuestion: boolean }) {
  const { t } = useHere();
  if (row.kind === "day") return <p class="day">{dayName(row.at, Date.now(), t)}</p>;
  if (row.kind === "bubble") return <Bubble row={row} isOpenQuestion={isOpenQuestion} />;
  return <p class="status" data-testid="message" data-seq={row.message.seq} data-author="system" data-state="received">{row.message.text}</p>;
}

function TypingLine() {
  const { chat, t } = useHere();
  const isAnswering = chat.entries.some((entry) => entry.refused === undefined);
  const isBotsTurn = chat.conversation === null || chat.conversation.status === "bot";
  const isOver = chat.conversation?.status === "resolved" && !isAnswering;
  // Without a line nobody knows, and who has ended the conversation types no more.
  const name = !chat.connection.isReady || isOver ? null : chat.typist.name ?? (isAnswering && isBotsTurn ? t.assistant : null);
  return (
    <div class="typing" aria-live="off" data-testid="typing">
      {name !== null && (
        <p>
          <span class="dots" aria-hidden="true"><i /><i /><i /></span> {t.typing(name)}
        </p>
      )}
    </div>
  );
}

/** Stay at the end as rows arrive; count those that arrive while the visitor reads further up. */
function useFollowing(rows: readonly Row[]) {
  const box = useRef<HTMLDivElement>(null);
  const [isNearEnd, setNearEnd] = useState(true);
  const isAtEnd = isNearEnd || rows.length === 0;
  const [readUpTo, setReadUpTo] = useState(rows.length);
  const height = useRef(0);
  const firstKey = useRef<string | undefined>(undefined);
  const last = rows.at(-1);
  const isOwn = last?.kind === "bubble" && last.outgoing !== null;
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const grewAbove = firstKey.current !== rows[0]?.key && !isAtEnd;
    if (rows.length === 0) element.scrollTop = 0; // the greeting is read from its beginning
    else if (isAtEnd || isOwn) toEnd();
    else if (grewAbove) element.scrollTop += element.scrollHeight - height.current;
    height.current = element.scrollHeight;
    firstKey.current = rows[0]?.key;
    if (isAtEnd) setReadUpTo(rows.length);
  });
  useEffect(() => {
    const watcher = new ResizeObserver(() => isNearEnd && rows.length > 0 && toEnd());
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [isNearEnd, rows.length > 0]);
  const scrolled = () => {
    const element = box.current;
    if (element) setNearEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX);
  };
  return { box, isAtEnd, missed: Math.max(0, rows.length - readUpTo), toEnd, scrolled };
}
