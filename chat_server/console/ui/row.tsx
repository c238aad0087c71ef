// One conversation in the list: priority, name and ticket, the last words, the time to its promise.

import { unread } from "../core/board";
import { routeText } from "../core/route";
import type { Conversation } from "../core/wire";
import type { State } from "../io/state";
import { clock } from "../texts/texts";
import { DueChip, Initials, PriorityMark, visitorName } from "./marks";
import { usePlace } from "./place";
import { dueOf } from "../core/due";

export const ROW_HEIGHT = 68;

export function Row({ conversation, place, count }: { conversation: Conversation; place: number; count: number }) {
  const { state } = usePlace();
  const { texts } = state;
  const isOpen = state.route.conversation === conversation.id;
  const fresh = unread(conversation);
  return (
    <li class="row-place" style={{ top: `${place * ROW_HEIGHT}px` }} aria-setsize={count} aria-posinset={place + 1}>
      <a
        class={`row row-${conversation.priority ?? "none"} ${fresh > 0 ? "row-unread" : ""}`}
        href={routeText({ queue: state.route.queue, conversation: conversation.id })}
        aria-current={isOpen ? "true" : undefined}
        title={conversation.ticket ?? undefined}
        data-testid="row"
        data-id={conversation.id}
        data-ticket={conversation.ticket ?? ""}
      >
        <PriorityMark priority={conversation.priority} />
        <span class="row-line">
          <span class="row-who">
            <span class="row-name">{visitorName(conversation, texts.list.nobody)}</span>
            <span class="row-ticket">{conversation.ticket}</span>
          </span>
          <When conversation={conversation} />
        </span>
        <span class="row-line">
          <Preview conversation={conversation} />
          <Side conversation={conversation} fresh={fresh} />
        </span>
      </a>
    </li>
  );
}

/** The chip, or when nothing counts down the time of the last words. */
function When({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  if (dueOf(conversation, state.now())) return <DueChip conversation={conversation} />;
  return <span class="row-time">{clock(state.texts, Date.parse(conversation.updated_at))}</span>;
}

function Preview({ conversation }: { conversation: Conversation }) {
  const { state } = usePlace();
  const { lead, text, kind } = previewOf(state, conversation);
  return (
    <span class={`row-preview row-preview-${kind}`}>
      {lead && <b>{lead} </b>}
      {text}
    </span>
  );
}

/** What the row tells: what is being typed, else what is not sent yet, else the last words. */
function previewOf(state: State, conversation: Conversation): { lead: string; text: string; kind: string } {
  const { texts } = state;
  const typed = state.writing.visitorText(conversation.id, Date.now());
  if (typed) return { lead: texts.list.typing, text: typed, kind: "typing" };
  const unsent = state.outbox.of(conversation.id)[0];
  if (unsent) return { lead: texts.list.unsent, text: unsent.text, kind: "draft" };
  const draft = state.draft(conversation.id).reply;
  if (draft.trim()) return { lead: texts.list.draft, text: draft, kind: "draft" };
  const { preview } = conversation;
  const leads: Record<string, string> = { agent: texts.list.you, bot: texts.list.bot };
  const isOther = preview?.author_kind === "agent" && conversation.agent?.id !== state.agent?.id;
  const lead = isOther ? `${conversation.agent?.name ?? ""}:` : (leads[preview?.author_kind ?? ""] ?? "");
  return { lead, text: preview?.text ?? "", kind: "text" };
}

/** The unread pill, and who else is at it. */
function Side({ conversation, fresh }: { conversation: Conversation; fresh: number }) {
  const { state } = usePlace();
  const { texts, agent } = state;
  const writers = state.writing.colleagues(conversation.id, Date.now(), agent?.name ?? "");
  const holder = conversation.agent && conversation.agent.id !== agent?.id ? conversation.agent.name : null;
  const viewers = state.viewing.colleagues(conversation.id, Date.now(), agent?.id ?? "").filter((name) => !writers.includes(name));
  const isAlone = writers.length + viewers.length === 0;
  return (
    <span class="row-side">
      {writers.map((name) => (
        <Initials key={name} name={name} title={texts.list.writes(name)} look="writing" />
      ))}
      {viewers.map((name) => (
        <Initials key={name} name={name} title={texts.desk.views(name)} look="viewing" />
      ))}
      {holder && isAlone && <Initials name={holder} title={holder} />}
      {fresh > 0 && (
        <span class="pill">
          <span aria-hidden="true">{fresh > 9 ? "9+" : fresh}</span>
          <span class="unseen">{texts.list.unread(fresh)}</span>
        </span>
      )}
    </span>
  );
}
