/** The line to the server: a WebSocket that never gives up, with a heartbeat that finds a line which only seems open. */

import { Manager, type Socket } from "socket.io-client";
import { delay } from "../core/retry";
import type { Answer, Beat, Conversation, Message, Welcome } from "../core/wire";
import { later } from "./later";

const BEAT_SECONDS = 20;
const ANSWER_SECONDS = 10;
const WAKING_SECONDS = 1.5;
const WELCOME_SECONDS = 12;

export type Line = "connecting" | "ready" | "waiting";

/** Who hears what comes from the server. */
export interface Listener {
  onWelcome(welcome: Welcome): void;
  onMessage(message: Message): void;
  onConversation(conversation: Conversation): void;
  onTyping(typing: { readonly name: string; readonly on: boolean }): void;
  onRead(read: { readonly by: string; readonly seq: number }): void;
  onBeat(beat: Beat): void;
  /** The state of the line changed. */
  onLine(): void;
}

export class Connection {
  line: Line = "waiting";
  /** Tries since it was last ready. */
  tries = 0;
  private readonly socket: Socket;
  private isWanted = false;
  private since = 0;
  /** Prevents what was to happen later on this line. */
  private readonly plans = new Set<() => void>();

  constructor(origin: string, auth: () => object, private readonly listener: Listener, private readonly seq: () => number) {
    const manager = new Manager(origin, { transports: ["websocket"], autoConnect: false, reconnection: false, timeout: ANSWER_SECONDS * 1000 });
    this.socket = manager.socket("/visitor", { auth: (give: (auth: object) => void) => give(auth()) });
    this.socket.on("connect_error", () => this.lost());
    this.socket.on("disconnect", () => this.lost());
    this.socket.on("welcome", (welcome: Welcome) => this.welcomed(welcome));
    this.socket.on("message", (message: Message) => this.listener.onMessage(message));
    this.socket.on("conversation", (conversation: Conversation) => this.listener.onConversation(conversation));
    this.socket.on("typing", (typing: Parameters<Listener["onTyping"]>[0]) => this.listener.onTyping(typing));
    this.socket.on("read", (read: Parameters<Listener["onRead"]>[0]) => this.listener.onRead(read));
    // The server goes away: move at a moment of our own, or all would come back at once.
    this.socket.on("going_away", ({ within }: { within: number }) => this.plan(Math.random() * within, () => this.restart()));
  }

  get isReady(): boolean {
    return this.line === "ready";
  }

  /** Connect, and stay connected from now on. */
  start(): void {
    this.isWanted = true;
    this.connect();
  }

  /** Begin again with the `auth` of now. */
  restart(): void {
    if (!this.isWanted) return;
    this.hangUp();
    this.connect();
  }

  /** The network or the visitor is back: find out at once whether the line still works. */
  wake(): void {
    if (!this.isWanted) return;
    if (this.line === "ready") void this.beat(WAKING_SECONDS);
    else if (this.line === "waiting" || Date.now() - this.since > WAKING_SECONDS * 1000) this.restart();
  }

  /** Send an event; its acknowledgement. Rejects when none comes within so many seconds, or the line is lost. */
  ask<T>(event: string, payload: object, seconds = ANSWER_SECONDS): Promise<Answer<T>> {
    return this.socket.timeout(seconds * 1000).emitWithAck(event, payload) as Promise<Answer<T>>;
  }

  private connect(): void {
    this.dropPlans();
    this.tries += 1;
    this.since = Date.now();
    this.become("connecting");
    this.plan(WELCOME_SECONDS, () => this.lost());
    this.socket.connect();
  }

  private welcomed(welcome: Welcome): void {
    this.dropPlans();
    this.planBeat();
    this.tries = 0;
    this.line = "ready";
    this.listener.onWelcome(welcome);
    this.listener.onLine();
  }

  /** The line is gone, or never came: hang up, and try again after a while. */
  private lost(): void {
    if (this.line === "waiting") return;
    this.hangUp();
    this.plan(delay(this.tries, Math.random()), () => this.connect());
  }

  private hangUp(): void {
    this.dropPlans();
    this.become("waiting"); // first, so that the socket's own "disconnect" is no news
    this.socket.disconnect();
  }

  private planBeat(): void {
    this.plan(BEAT_SECONDS, () => {
      this.planBeat();
      void this.beat();
    });
  }

  /** Ask where things stand. */
  async beat(seconds = ANSWER_SECONDS): Promise<void> {
    const session = this.socket.id;
    const answer = await this.ask<Beat>("heartbeat", { seq: this.seq() }, seconds).catch(() => null);
    if (session !== this.socket.id) return; // another line by now
    if (answer?.ok) this.listener.onBeat(answer);
    else if (answer === null) this.restart();
  }

  private plan(seconds: number, act: () => void): void {
    const drop = later(seconds, () => {
      this.plans.delete(drop);
      act();
    });
    this.plans.add(drop);
  }

  private dropPlans(): void {
    for (const drop of this.plans) drop();
    this.plans.clear();
  }

  private become(line: Line): void {
    this.line = line;
    this.listener.onLine();
  }
}
