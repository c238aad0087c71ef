/** What was promised: the ticket, how urgent we take it, and by when somebody answers. */

import { useHere } from "./here";
import { weekdayAndClock } from "./times";

export function PromiseCard() {
  const { chat, t } = useHere();
  const { conversation, desk } = chat;
  if (!conversation?.ticket || conversation.status === "resolved") return null;
  const { ticket, priority, promise, status, escalated } = conversation;
  const isAlone = status === "waiting" && desk !== null && desk.agents_online === 0 && !desk.phone_open;
  return (
    <section class="promise" data-testid="promise" data-priority={priority} aria-label={t.ticket(ticket)}>
      <p class="promise-head">
        <span class="ticket">{t.ticket(ticket)}</span>
        {priority && <span class={`priority ${priority}`}><i aria-hidden="true">{t.priorityLetter[priority]}</i> {t.priority[priority]}</span>}
      </p>
      {promise && <p class="due">{promise.text}</p>}
      {status === "waiting" && <p class="small" data-testid="position">{chat.position !== null && `${t.inLine(chat.position)} `}{t.answerDue}{chat.isMailed && ` ${t.answerMailed}`}</p>}
      {isAlone && desk.next_phone_opening && <p class="small">{t.phoneFrom(weekdayAndClock(Date.parse(desk.next_phone_opening), t))}</p>}
      {escalated && <p class="small">{t.escalated}</p>}
    </section>
  );
}
