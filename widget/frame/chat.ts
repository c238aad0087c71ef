/** The chat: what is known, what the visitor can do, and who is told when something changes. */

import type { Outgoing } from "./core/outbox";
import { beaten, conversationChanged, lastSeq, nothingYet, received, teamRead, welcomed, type Timeline } from "./core/timeline";
import { LONGEST_TEXT, type Attachment, type Beat, type Chosen, type Conversation, type Desk, type Message, type Welcome } from "./core/wire";
import { Acts } from "./io/acts";
import { Connection, type Listener } from "./io/connection";
import { Memory } from "./io/memory";
import { newUuid, OutboxStore } from "./io/outbox_store";
import { Reading } from "./io/reading";
import { Repair } from "./io/repair";
import { Sender, type Stored } from "./io/sender";
import type { Shelf } from "./io/shelf";
import { Typing } from "./io/typing";
import { Typist } from "./io/typist";
import { introduction, type Surroundings } from "./surroundings";

export class Chat implements Listener {
  timeline: Timeline = nothingYet;
  desk: Desk | null = null;
  /** The place in the line; null when it is not known, or the conversation does not wait. */
  position: number | null = null;
  /** True when the visitor gets a mail if they leave now. */
  isMailed = false;
  /** True while the team wants to hear nothing from this visitor. */
  isBlocked = false;
  /** What is in the box. */
  draft: string;
  /** How many files are still on their way up. */
  uploading = 0;
  readonly typist = new Typist(() => this.changed());
  readonly memory: Memory;
  readonly connection: Connection;
  readonly sender: Sender;
  readonly repair: Repair;
  readonly acts: Acts;
  private readonly outbox: OutboxStore;
  private readonly reading: Reading;
  private readonly typingNews: Typing;
  private tokenShown: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly shelf: Shelf, readonly around: Surroundings) {
    this.memory = new Memory(shelf);
    this.draft = this.memory.draft;
    this.outbox = new OutboxStore(shelf, () => Date.now(), newUuid);
    this.connection = new Connection(around.origin, () => this.introduce(), this, () => lastSeq(this.timeline));
    this.sender = new Sender(this.connection, this.outbox, (stored) => this.progressed(stored));
    this.repair = new Repair(this.connection, () => this.timeline, (timeline) => this.become(timeline));
    this.acts = new Acts(this.connection, (conversation) => this.onConversation(conversation));
    this.reading = new Reading(this.connection, this.memory);
    this.typingNews = new Typing((text) => this.tellTyping(text));
    shelf.watch((key, isGone) => OutboxStore.isOwnKey(key) && this.otherTabSent(isGone));
  }

  /** Call `listener` after every change; gives back how to stop that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // What the visitor sees

  get conversation(): Conversation | null {
    const { conversation } = this.timeline;
    const isPutAway = conversation?.status === "resolved" && conversation.id === this.memory.putAway;
    return isPutAway ? null : conversation;
  }

  /** The timeline as it is shown: empty once an ended conversation was put away. */
  get shown(): Timeline {
    return this.conversation ? this.timeline : nothingYet;
  }

  get entries(): Outgoing[] {
    return this.outbox.entries();
  }

  /** The newest `seq` that was on the screen. */
  get seen(): number {
    return this.conversation ? this.memory.seenOf(this.conversation.id) : 0;
  }

  // What the visitor can do

  /** Keep the text with the files that were attached, show it, send it; a chip goes without files. */
  say(text: string, choice?: Chosen): void {
    const files = choice ? [] : this.memory.files;
    if ((!text.trim() && files.length === 0) || text.length > LONGEST_TEXT) return;
    this.outbox.say(text, choice, files);
    if (files.length > 0) this.memory.files = [];
    this.typingNews.wasSent();
    this.outboxChanged();
  }

  /** Ask for a person. */
  human(): void {
    this.outbox.human();
    this.outboxChanged();
  }

  /** These files go with the next text, and so many are still on their way up. */
  attach(files: readonly Attachment[], uploading: number): void {
    this.memory.files = files;
    this.uploading = uploading;
    this.changed();
  }

  /** Put a refused text back into the box, after what is there. */
  edit(entry: Outgoing): void {
    this.outbox.remove(entry);
    this.memory.files = [...this.memory.files, ...(entry.attachments ?? [])];
    this.typed([this.draft, entry.text].filter(Boolean).join("\n"));
  }

  /** Give a refused text up. */
  discard(entry: Outgoing): void {
    this.outbox.remove(entry);
    this.changed();
  }

  /** What is in the box now. */
  typed(text: string): void {
    this.draft = this.memory.draft = text;
    this.typingNews.is(text);
    this.changed();
  }

  /** Rate the help from 1 to 5; false when that did not work. */
  async rate(score: number, comment: string): Promise<boolean> {
    const isDone = await this.acts.rate(score, comment);
    if (isDone) this.memory.rated = this.conversation?.id ?? null;
    this.changed();
    return isDone;
  }

  /** Take the visitor's consent to this text, and begin. */
  agree(text: string): void {
    this.memory.consent = text;
    this.connection.start();
    this.changed();
  }

  startAnew(): void {
    this.memory.putAway = this.timeline.conversation?.id ?? null;
    this.changed();
  }

  /** Forget who this was. */
  logOut(): void {
    const { consent } = this.memory;
    this.shelf.clear();
    this.memory.consent = consent; // given on this device
    this.around.identity = null;
    this.timeline = nothingYet;
    this.draft = "";
    this.connection.restart();
    this.changed();
  }

  /** The chat came into view, or left it. */
  show(isOpen: boolean): void {
    this.around.isOpen = isOpen;
    if (isOpen) this.connection.wake();
    this.settle();
  }

  /** The network is back, or the visitor looks again. */
  wake(): void {
    this.connection.wake();
    this.settle();
  }

  /** Connect again as the one that the site says. */
  identify(token: string): void {
    this.around.identity = token;
    this.connection.restart();
  }

  // What the server says

  onWelcome(welcome: Welcome): void {
    if (this.tokenShown === null && this.memory.token) return this.connection.restart(); // another tab was first: be the same
    this.memory.token = welcome.token;
    this.desk = welcome.desk;
    this.standsAt(welcome);
    this.isBlocked = welcome.visitor.blocked === true;
    this.forgetStored(welcome.messages);
    this.become(welcomed(this.timeline, welcome));
    this.sender.resume();
  }

  onMessage(message: Message): void {
    if (message.author.kind === "agent") this.typist.is(null);
    this.forgetStored([message]);
    this.become(received(this.timeline, message));
  }

  onConversation(conversation: Conversation): void {
    this.become(conversationChanged(this.timeline, conversation));
  }

  onTyping({ name, on }: { readonly name: string; readonly on: boolean }): void {
    this.typist.is(on ? name : null);
  }

  onRead({ by, seq }: { readonly by: string; readonly seq: number }): void {
    if (by !== "visitor") this.become(teamRead(this.timeline, seq));
  }

  onBeat(beat: Beat): void {
    this.standsAt(beat);
    const timeline = beaten(this.timeline, beat);
    if (timeline) return this.become(timeline);
    this.timeline = nothingYet; // another life of the database, or another conversation
    this.connection.restart();
  }

  onLine(): void {
    this.changed();
  }

  // Within

  private introduce(): object {
    this.tokenShown = this.memory.token;
    return introduction(this.around, this.tokenShown, this.timeline);
  }

  private progressed(stored: Stored | null): void {
    if (this.sender.refusal === "not_allowed") this.isBlocked = true;
    if (!stored) return this.changed();
    const timeline = conversationChanged(this.timeline, stored.conversation);
    this.become(stored.message ? received(timeline, stored.message) : timeline);
  }

  private standsAt({ position, mails }: Pick<Beat, "position" | "mails">): void {
    this.position = position ?? null;
    this.isMailed = mails === true;
  }

  /** A text that the server shows us is stored, even when its receipt was lost. */
  private forgetStored(messages: readonly Message[]): void {
    const stored = new Set(messages.map((message) => message.client_id));
    for (const entry of this.entries) if (stored.has(entry.client_id)) this.outbox.remove(entry);
  }

  private outboxChanged(): void {
    this.changed();
    void this.sender.send();
  }

  /** Another tab keeps something in the outbox, or got it through: then the server can be reached. */
  private otherTabSent(isGone: boolean): void {
    if (isGone && !this.connection.isReady) this.connection.wake();
    this.outboxChanged();
  }

  private become(timeline: Timeline): void {
    const hasJoinedTheLine = isWaiting(timeline) && !isWaiting(this.timeline);
    this.timeline = timeline;
    if (hasJoinedTheLine && this.position === null && this.connection.isReady) void this.connection.beat(); // at which place?
    this.repair.check();
    this.settle();
  }

  /** Mark as seen what is on the screen, tell the team, show the change. */
  private settle(): void {
    if (this.around.isOpen && document.visibilityState === "visible") this.reading.saw(this.timeline);
    this.changed();
  }

  private tellTyping(text: string): void {
    const { conversation } = this.timeline;
    if (conversation && conversation.status !== "resolved") void this.acts.type(text);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

const isWaiting = ({ conversation }: Timeline): boolean => conversation?.status === "waiting";
