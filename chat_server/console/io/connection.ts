// The way to the server: Socket.IO on /agent with the session's cookie. It never gives up.

import { io, type Socket } from "socket.io-client";
import type { Answer, Alert, Colleague, Conversation, Message, Mention, Note, Typing, Viewing, Welcome } from "../core/wire";

export type Link = "connecting" | "online" | "offline";

/** What the server tells unasked, and what becomes of the connection. */
export interface Hearing {
  link(state: Link): void;
  signedOut(why: "ended" | "not_allowed"): void;
  welcome(view: Welcome): void;
  message(message: Message): void;
  note(note: Note): void;
  conversation(conversation: Conversation): void;
  typing(typing: Typing): void;
  read(read: { conversation_id: string; by: string; seq: number }): void;
  presence(view: { agents: Colleague[] }): void;
  alert(alert: Alert): void;
  viewing(viewing: Viewing): void;
  mention(mention: Mention): void;
  beat(): void;
}

/** The server did not answer in time, or is out of reach: whether it took the request is unknown. */
export class NoAnswerError extends Error {}

const ANSWER_WITHIN = 10_000;
const BEAT_EVERY = 20_000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;

export class Connection {
  private socket: Socket;
  private retry: number | undefined;
  private beating: number | undefined;
  private wasWelcomed = false;
  private isWanted = false;

  constructor(private hearing: Hearing) {
    this.socket = io("/agent", {
      transports: ["websocket"],
      autoConnect: false,
      timeout: ANSWER_WITHIN,
      reconnectionDelay: FIRST_RETRY,
      reconnectionDelayMax: LONGEST_RETRY,
      randomizationFactor: 0.5,
    });
    this.listen();
  }

  start(): void {
    this.isWanted = true;
    this.hearing.link("connecting");
    this.socket.connect();
    this.beating = window.setInterval(() => this.beat(), BEAT_EVERY);
    window.addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
  }

  stop(): void {
    this.isWanted = false;
    window.clearTimeout(this.retry);
    window.clearInterval(this.beating);
    window.removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    this.socket.disconnect();
  }

  get isOnline(): boolean {
    return this.wasWelcomed && this.socket.connected;
  }

  /** The server's answer, or NoAnswerError after ten seconds; then the connection counts as dead. */
  async ask<T>(event: string, payload: object = {}): Promise<Answer<T>> {
    if (!this.socket.connected) throw new NoAnswerError(event);
    try {
      return (await this.socket.timeout(ANSWER_WITHIN).emitWithAck(event, payload)) as Answer<T>;
    } catch {
      if (this.socket.connected) this.restart(0); // connected and silent; a lost connection comes back by itself
      throw new NoAnswerError(event);
    }
  }

  /** Begin a new connection, whose welcome tells everything afresh. */
  renew(): void {
    this.restart(0);
  }

  /** Send what needs no answer. */
  hint(event: string, payload: object): void {
    if (this.isOnline) this.socket.emit(event, payload);
  }

  private listen(): void {
    const { socket, hearing } = this;
    socket.on("welcome", (view: Welcome) => {
      this.wasWelcomed = true;
      hearing.link("online");
      hearing.welcome(view);
    });
    socket.on("message", (view: Message) => hearing.message(view));
    socket.on("note", (view: Note) => hearing.note(view));
    socket.on("conversation", (view: Conversation) => hearing.conversation(view));
    socket.on("typing", (view: Typing) => hearing.typing(view));
    socket.on("read", (view: { conversation_id: string; by: string; seq: number }) => hearing.read(view));
    socket.on("presence", (view: { agents: Colleague[] }) => hearing.presence(view));
    socket.on("alert", (view: Alert) => hearing.alert(view));
    socket.on("viewing", (view: Viewing) => hearing.viewing(view));
    socket.on("mention", (view: Mention) => hearing.mention(view));
    socket.on("going_away", ({ within }: { within: number }) => this.restart(Math.random() * within * 1000));
    socket.on("disconnect", (reason) => this.lost(reason));
    socket.on("connect_error", (error) => this.refused(error));
  }

  private lost(reason: string): void {
    this.wasWelcomed = false;
    this.hearing.link("offline");
    // After a disconnect by either side's wish the library waits to be asked.
    if (reason === "io server disconnect") this.restart(FIRST_RETRY * (1 + Math.random()));
  }

  private refused(error: Error & { data?: { code?: string } }): void {
    this.hearing.link("offline");
    const code = error.data?.code;
    if (code === "not_signed_in") this.hearing.signedOut("ended");
    else if (code === "not_allowed") this.hearing.signedOut(code);
    else if (!this.socket.active) this.restart(LONGEST_RETRY * (0.5 + Math.random() / 2));
  }

  private restart(delay: number): void {
    window.clearTimeout(this.retry);
    if (!this.isWanted) return;
    this.retry = window.setTimeout(() => {
      this.socket.disconnect();
      this.hearing.link("connecting");
      this.socket.connect();
    }, delay);
  }

  private wake = (): void => {
    if (document.visibilityState === "hidden") return;
    if (this.socket.connected) this.beat();
    else this.restart(0);
  };

  private beat(): void {
    if (this.isOnline) this.hearing.beat();
  }
}
