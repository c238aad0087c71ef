// What to know before sending: whose it is, who else is writing, what came meanwhile, what was refused.

import { mayTakeOver } from "../core/people";
import { unfilled } from "../core/triggers";
import type { Conversation, Message } from "../core/wire";
import { usePlace } from "./place";

export function ComposerNotices({ conversation, isReply, send }: { conversation: Conversation; isReply: boolean; send: () => void }) {
  const { state } = usePlace();
  const { texts } = state;
  const writers = state.writing.colleagues(conversation.id, Date.now(), state.agent?.name ?? "");
  const missed = state.missed.get(conversation.id);
  const viewers = state.viewing.colleagues(conversation.id, Date.now(), state.agent?.id ?? "").filter((name) => !writers.includes(name));
  const blanks = unfilled(state.draft(conversation.id).reply);
  const refusal = state.refusals.get(conversation.id);
  return (
    <div class="composer-notices" aria-live="polite">
      <Whose conversation={conversation} isReply={isReply} />
      {viewers.length > 0 && <p class="guard guard-soft only-narrow">{texts.desk.views(viewers.join(", "))}</p>}
      {writers.length > 0 && <p class="guard guard-soft">{texts.composer.writes(writers.join(", "))}</p>}
      {refusal && (
        <p class="guard" role="alert" data-testid="refusal">
          <b>{texts.composer.refusedHead}</b> {refusal}
        </p>
      )}
      {isReply && blanks.length > 0 && (
        <p class="guard guard-soft" role="status" data-testid="unfilled">
          {texts.desk.unfilled(blanks.join(", "))}
        </p>
      )}
      {missed && <Missed missed={missed} send={send} id={conversation.id} />}
    </div>
  );
}

function Whose({ conversation, isReply }: { conversation: Conversation; isReply: boolean }) {
  const { state } = usePlace();
  const words = state.texts.composer;
  const { agent, status } = conversation;
  let sentence: string | null = null;
  if (status === "resolved") sentence = words.closed;
  else if (agent && agent.id !== state.agent?.id) sentence = words.theirs(agent.name);
  else if (!isReply) return null;
  else if (status === "bot") sentence = words.takesFromBot;
  else if (!agent) sentence = words.claims;
  if (agent && mayTakeOver(state.agent, conversation)) return <TakeOver id={conversation.id} name={agent.name} />;
  return sentence && <p class="guard guard-soft">{sentence}</p>;
}

function TakeOver({ id, name }: { id: string; name: string }) {
  const { state, acting } = usePlace();
  return (
    <p class="guard guard-soft guard-row">
      {state.texts.desk.takeOverHint(name)}
      <button class="plain" type="button" data-testid="take-over" onClick={() => void acting.takeOver(id)}>
        {state.texts.desk.takeOver}
      </button>
    </p>
  );
}

function Missed({ missed, send, id }: { missed: Message[]; send: () => void; id: string }) {
  const { state } = usePlace();
  const words = state.texts.composer;
  const understood = () => {
    state.missed.delete(id);
    state.focusAsked += 1;
    state.changed();
  };
  return (
    <div class="guard" role="alert" data-testid="stale">
      <p>
        <b>{words.staleHead(missed.length)}.</b> {words.staleHint}
      </p>
      <ul>
        {missed.map((message) => (
          <li key={message.seq}>
            <b>{message.author.name || state.texts.thread[message.author.kind === "bot" ? "bot" : "visitor"]}:</b> {message.text}
          </li>
        ))}
      </ul>
      <p class="guard-actions">
        <button class="plain" type="button" onClick={understood}>
          {words.understood}
        </button>
        <button class="plain" type="button" data-testid="send-anyway" onClick={send}>
          {words.sendAnyway}
        </button>
      </p>
    </div>
  );
}
