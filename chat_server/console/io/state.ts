// Everything on the screen, in one place; whoever changes it calls `changed()`, and the screen follows.

import { Begun } from "../core/begun";
import { Board } from "../core/board";
import { Outbox } from "../core/outbox";
import { type Route, readRoute } from "../core/route";
import { Timeline } from "../core/timeline";
import type { Alert, Colleague, Conversation, Message, SignedIn, Team } from "../core/wire";
import { WritingNow } from "../core/typing";
import { ViewingNow } from "../core/viewing";
import { type Texts, textsIn } from "../texts/texts";
import type { Link } from "./connection";
import { type Draft, keepDrafts, keepPreferences, keepUnsent, type Preferences, readDrafts, readUnsent } from "./kept";
import type { SignInFailure } from "./session";

export type Mode = "reply" | "note" | "escalate";
export type Dialog = "help" | "palette" | "transfer" | "block" | "settings";

export interface Notice {
  id: number;
  text: string;
  kind: "info" | "trouble" | Alert["kind"];
  conversationId?: string;
  /** Stays until somebody is there to see it. */
  isKept?: boolean;
}

const NOTICE_LASTS = 6_000;
const KEEP_AFTER = 250;
const NO_DRAFT: Draft = { reply: "", note: "", escalate: "" };

export class State {
  session: "asking" | "unreachable" | "signed_out" | "signed_in" = "asking";
  signInFailure: SignInFailure["code"] | "ended" | "not_allowed" | null = null;
  retryAfter: number | null = null;
  agent: SignedIn | null = null;
  colleagues: Colleague[] = [];
  teams: Team[] = [];
  link: Link = "connecting";
  clockOffset = 0;

  readonly board = new Board();
  readonly timelines = new Map<string, Timeline>();
  readonly writing = new WritingNow();
  readonly viewing = new ViewingNow();
  readonly begun = new Begun();
  outbox = new Outbox();
  drafts = new Map<string, Draft>();

  route: Route = readRoute(location.hash);
  query = "";
  found: string[] | null = null;
  isListing = false;
  /** The rows as they stand in the list now, for moving by keys. */
  shown: readonly string[] = [];
  mode: Mode = "reply";
  /** Counts up when the composer shall have the focus. */
  focusAsked = 0;
  isContextShown = false;
  dialog: Dialog | null = null;
  /** Messages that came while a reply was written; the reply was not sent. */
  missed = new Map<string, Message[]>();
  /** Why the server refused the last text of a conversation. */
  refusals = new Map<string, string>();
  acting = new Set<string>();
  notices: Notice[] = [];

  /** Called when something was written, so that the server keeps it too. */
  drafted: (id: string) => void = () => undefined;

  private listeners = new Set<() => void>();
  private isTelling = false;
  private noticeIds = 0;
  private keeping: number | undefined;

  constructor(public preferences: Preferences) {}

  get texts(): Texts {
    return textsIn(this.preferences.language);
  }

  /** The server's time in milliseconds, whatever this device's clock says. */
  now(): number {
    return Date.now() + this.clockOffset;
  }

  get selected(): Conversation | null {
    return (this.route.conversation && this.board.get(this.route.conversation)) || null;
  }

  get timeline(): Timeline | null {
    return (this.route.conversation && this.timelines.get(this.route.conversation)) || null;
  }

  timelineOf(id: string): Timeline {
    const timeline = this.timelines.get(id) ?? new Timeline(id);
    this.timelines.set(id, timeline);
    return timeline;
  }

  signedIn(agent: SignedIn): void {
    if (this.agent?.id !== agent.id) {
      this.outbox = readUnsent(agent.id);
      this.drafts = readDrafts(agent.id);
    }
    this.agent = agent;
    this.session = "signed_in";
    this.signInFailure = null;
    this.changed();
  }

  draft(id: string): Draft {
    return this.drafts.get(id) ?? NO_DRAFT;
  }

  /** Keep what is in the box; on this device too, so that a reload loses nothing. */
  write(id: string, draft: Partial<Draft>): void {
    this.drafts.set(id, { ...this.draft(id), ...draft, isDirty: true });
    this.drafted(id);
    this.begun.wrote(id, this.draft(id).reply, this.timelines.get(id)?.last ?? 0);
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => this.keepDrafts(), KEEP_AFTER);
    this.changed();
  }

  keepDrafts(): void {
    if (this.agent) keepDrafts(this.agent.id, this.drafts);
  }

  outboxChanged(): void {
    if (this.agent) keepUnsent(this.agent.id, this.outbox);
    this.changed();
  }

  prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
    keepPreferences(this.preferences);
    this.changed();
  }

  notice(text: string, kind: Notice["kind"] = "info", conversationId?: string, isKept = false): void {
    const notice: Notice = { id: ++this.noticeIds, text, kind, isKept, ...(conversationId ? { conversationId } : {}) };
    const others = this.notices.filter((each) => each.text !== text || each.conversationId !== conversationId); // an alert that climbs comes again
    this.notices = [...others.slice(-2), notice];
    if (!isKept) window.setTimeout(() => this.dismiss(notice.id), NOTICE_LASTS);
    this.changed();
  }

  /** Somebody is there: what was kept for them goes by itself from now on. */
  releaseNotices(): void {
    for (const { id, isKept } of this.notices) if (isKept) window.setTimeout(() => this.dismiss(id), NOTICE_LASTS);
    this.notices = this.notices.map((notice) => ({ ...notice, isKept: false }));
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((each) => each.id !== id);
    this.changed();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tell the screen, once for all that changes in one go. */
  changed(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    queueMicrotask(() => {
      this.isTelling = false;
      for (const listener of this.listeners) listener();
    });
  }
}
