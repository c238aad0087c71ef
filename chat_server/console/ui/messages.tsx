// What was said, one line or bubble after the other; notes and status lines stand between them.

import type { Entry } from "../core/timeline";
import type { Author, Message, Note } from "../core/wire";
import type { Unsent } from "../core/outbox";
import type { State } from "../io/state";
import { clock, day } from "../texts/texts";
import { Attachments } from "./attachments";
import { Icon } from "./icons";
import { Held } from "./held";
import { Linked, OutLink } from "./linked";
import { usePlace } from "./place";

/** Everything in a conversation, with the days between. */
export function Entries({ entries, readByVisitor }: { entries: readonly Entry[]; readByVisitor: number }) {
  const { state } = usePlace();
  const chosen = chosenChips(entries);
  let lastDay = "";
  let lastAuthor = "";
  return (
    <>
      {entries.map((entry) => {
        const at = Date.parse(entry.kind === "note" ? entry.note.at : entry.message.at);
        const today = day(state.texts, at, state.now());
        const isNewDay = today !== lastDay;
        const author = authorKey(entry);
        const isNext = author === lastAuthor && !isNewDay;
        lastDay = today;
        lastAuthor = author;
        return [
          isNewDay && <li key={`day ${today}`} class="day">{today}</li>,
          entry.kind === "note" ? (
            <NoteLine key={entry.note.id} note={entry.note} />
          ) : (
            <MessageLine key={entry.message.seq} message={entry.message} isNext={isNext} chosen={chosen} isRead={entry.message.seq <= readByVisitor} />
          ),
        ];
      })}
    </>
  );
}

function authorKey(entry: Entry): string {
  if (entry.kind === "note") return "note";
  return entry.message.kind === "status" ? "status" : `${entry.message.author.kind} ${entry.message.author.id}`;
}

/** Which chips were tapped, as "seq id". */
function chosenChips(entries: readonly Entry[]): Set<string> {
  const chosen = new Set<string>();
  for (const entry of entries) {
    const choice = entry.kind === "message" ? entry.message.choice : undefined;
    if (choice) chosen.add(`${choice.seq} ${choice.id}`);
  }
  return chosen;
}

function MessageLine({ message, isNext, chosen, isRead }: { message: Message; isNext: boolean; chosen: Set<string>; isRead: boolean }) {
  const { state } = usePlace();
  if (message.kind === "status") {
    return (
      <li class="status-line" data-testid="status-line">
        {message.text} <time>{clock(state.texts, Date.parse(message.at))}</time>
      </li>
    );
  }
  const { kind } = message.author;
  return (
    <li class={`message from-${kind} ${isNext ? "message-next" : ""}`} data-testid="message" data-seq={message.seq}>
      {!isNext && <span class="author">{authorName(state, message.author)}</span>}
      <div class="bubble">
        {message.text && (
          <p>
            <Linked text={message.text} />
          </p>
        )}
        <Attachments files={message.attachments} />
        {message.articles?.map((article) => (
          <div key={article.slug} class="article">
            <OutLink href={article.url}>{article.title}</OutLink>
            {!message.text.includes(article.excerpt) && <span class="soft">{article.excerpt}</span>}
          </div>
        ))}
        <Choices message={message} chosen={chosen} />
      </div>
      <span class="stamp">
        <time>{clock(state.texts, Date.parse(message.at))}</time>
        {kind === "agent" && <ReadMark isRead={isRead} />}
      </span>
    </li>
  );
}

function ReadMark({ isRead }: { isRead: boolean }) {
  const { thread } = usePlace().state.texts;
  return (
    <span class="read-mark" title={isRead ? thread.read : thread.stored} data-testid={isRead ? "read" : "stored"}>
      <Icon name={isRead ? "ticks" : "tick"} size={14} />
      <span class="unseen">{isRead ? thread.read : thread.stored}</span>
    </span>
  );
}

function Choices({ message, chosen }: { message: Message; chosen: Set<string> }) {
  const { thread } = usePlace().state.texts;
  if (!message.choices?.length) return null;
  return (
    <ul class="choices">
      {message.choices.map((choice) => {
        const isChosen = chosen.has(`${message.seq} ${choice.id}`);
        return (
          <li key={choice.id} class={isChosen ? "choice choice-chosen" : "choice"}>
            {choice.label}
            {isChosen && <span class="unseen"> ({thread.chosen})</span>}
          </li>
        );
      })}
    </ul>
  );
}

function authorName(state: State, author: Author): string {
  const { thread } = state.texts;
  if (author.kind === "bot") return thread.bot;
  if (author.kind === "visitor") return author.name || thread.visitor; // the server writes an unknown name as an empty text
  return author.id === state.agent?.id ? thread.you : (author.name ?? "");
}

function NoteLine({ note }: { note: Note }) {
  const { state } = usePlace();
  return (
    <li class="note" data-testid="note">
      <span class="author">
        {state.texts.thread.note} · {authorName(state, note.author)}
      </span>
      <p>
        <Linked text={note.text} />
      </p>
      <span class="stamp">
        <time>{clock(state.texts, Date.parse(note.at))}</time>
      </span>
    </li>
  );
}

/** A reply or note that the server has not acknowledged yet. */
export function UnsentLine({ unsent }: { unsent: Unsent }) {
  const { state } = usePlace();
  const { thread } = state.texts;
  const mark = (
    <span class="stamp" title={thread.queued}>
      <Icon name="waiting" size={14} />
      <span class="unseen">{thread.queued}</span>
    </span>
  );
  if (unsent.kind === "note") {
    return (
      <li class="note unsent" data-testid="unsent">
        <span class="author">{thread.note}</span>
        <p>{unsent.text}</p>
        {mark}
      </li>
    );
  }
  return (
    <li class="message from-agent unsent" data-testid="unsent">
      <div class="bubble">
        {unsent.text && <p>{unsent.text}</p>}
        <Attachments files={unsent.attachments} />
      </div>
      {unsent.until && unsent.until > Date.now() ? <Held unsent={unsent} until={unsent.until} /> : mark}
    </li>
  );
}

/** What the visitor has in the box and has not sent. */
export function VisitorTyping({ name, text }: { name: string; text: string }) {
  const { thread } = usePlace().state.texts;
  return (
    <li class="message from-visitor typing" data-testid="visitor-typing">
      <span class="author">
        {name} {thread.typing}
      </span>
      <div class="bubble">
        <p>{text}</p>
      </div>
    </li>
  );
}
