// Calling the agent for what cannot wait, and telling the server once somebody has the call before their eyes.

import { isCalled } from "../core/people";
import type { Alert, Conversation, Mention } from "../core/wire";
import type { Alerts } from "./alerts";
import type { Connection } from "./connection";
import type { State } from "./state";

const PRESENT_FOR = 20_000; // who moved the pointer or pressed a key this recently sits before the screen
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

export class Calling {
  private lastSign = -PRESENT_FOR;

  constructor(
    private state: State,
    private connection: Connection,
    private alerts: Alerts,
    private show: (id: string) => void,
  ) {}

  start(): void {
    for (const sign of SIGNS) document.addEventListener(sign, (event) => isFromSomebody(event) && this.noticed(), { passive: true });
  }

  /** An alert: called out to whom it is for; it climbs on the server until one of them has seen it. */
  alerted(alert: Alert): void {
    const { agent, teams, texts } = this.state;
    if (!agent || !isCalled(agent, teams, alert)) return;
    const { kind, mark, conversation } = alert;
    const detail = (kind === "warning" && mark && texts.desk.marks[mark]) || "";
    const head = detail ? `${texts.alert[kind]} (${detail})` : texts.alert[kind];
    const isPresent = this.isPresent();
    if (!isPresent || !this.isLookedAt(conversation)) {
      this.state.notice(`${head}: ${this.nameOf(conversation)}`, kind, conversation.id, !isPresent);
    }
    if (isPresent) this.seen(conversation.id);
    this.call(kind, head, conversation);
  }

  /** A colleague named this agent in a note. */
  mentioned({ note, conversation }: Mention): void {
    const head = this.state.texts.desk.mentions(note.author.name ?? "");
    this.state.notice(`${head}: ${note.text}`, "info", conversation.id, !this.isPresent());
    this.call("new", head, conversation);
  }

  /** A visitor wrote to this agent, who is looking elsewhere. */
  messageCame(conversation: Conversation): void {
    const isMine = conversation.agent?.id === this.state.agent?.id;
    const isVisitor = conversation.preview?.author_kind === "visitor";
    if (!isMine || !isVisitor || this.isLookedAt(conversation)) return;
    this.call("new", this.state.texts.alert.message, conversation);
  }

  /** Somebody is there: what stands on the screen is seen from now on. */
  private noticed(): void {
    this.lastSign = Date.now();
    const waiting = this.state.notices.filter((notice) => notice.isKept && notice.conversationId);
    if (waiting.length === 0 || !this.isPresent()) return;
    for (const { conversationId, kind } of waiting) if (kind !== "info") this.seen(conversationId ?? "");
    this.state.releaseNotices();
  }

  private isPresent(): boolean {
    return document.visibilityState === "visible" && Date.now() - this.lastSign < PRESENT_FOR;
  }

  private seen(conversationId: string): void {
    this.connection.hint("alert_seen", { conversation_id: conversationId });
  }

  private call(kind: Alert["kind"], head: string, conversation: Conversation): void {
    if (this.state.preferences.isSoundOn) this.alerts.sound(kind);
    const body = [this.nameOf(conversation), conversation.preview?.text].filter(Boolean).join(": ");
    this.alerts.call(head, body, conversation.id, () => this.show(conversation.id));
  }

  private isLookedAt(conversation: Conversation): boolean {
    return this.state.route.conversation === conversation.id && document.visibilityState === "visible";
  }

  private nameOf(conversation: Conversation): string {
    return conversation.visitor.name ?? conversation.ticket ?? this.state.texts.list.nobody;
  }
}

/** Browsers also tell of a pointer that rests while the page moves under it, which is nobody's doing. */
function isFromSomebody(event: Event): boolean {
  if (!event.isTrusted) return false;
  return event.type !== "pointermove" || (event as PointerEvent).movementX !== 0 || (event as PointerEvent).movementY !== 0;
}
