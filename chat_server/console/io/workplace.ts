// The agent's workplace: puts the parts together and carries what the server tells into the state.

import { readRoute } from "../core/route";
import type { Beat, Conversation, Message, Welcome } from "../core/wire";
import { Acting } from "./acting";
import { Alerts } from "./alerts";
import { Attaching } from "./attaching";
import { Browsing } from "./browsing";
import { Calling } from "./calling";
import { Connection, type Hearing, NoAnswerError } from "./connection";
import { Drafts } from "./drafts";
import type { Preferences } from "./kept";
import { Sending } from "./sending";
import { showSession, signIn, signOut, type SignInOutcome } from "./session";
import { State } from "./state";
import { Tools } from "./tools";

const RETRY_SESSION = 3_000;
const COUNT_SOON = 600;

export class Workplace {
  readonly state: State;
  readonly alerts: Alerts;
  readonly connection: Connection;
  readonly browsing: Browsing;
  readonly attaching: Attaching;
  readonly sending: Sending;
  readonly acting: Acting;
  readonly tools: Tools;
  private readonly drafts: Drafts;
  private readonly calling: Calling;
  private counting: number | undefined;

  constructor(preferences: Preferences) {
    this.state = new State(preferences);
    this.alerts = new Alerts(this.state.texts.title);
    this.connection = new Connection(this.hearing());
    this.drafts = new Drafts(this.state, this.connection);
    this.tools = new Tools(this.connection);
    this.browsing = new Browsing(this.state, this.connection, (boxes) => this.drafts.take(boxes));
    this.attaching = new Attaching(this.state);
    this.acting = new Acting(this.state, this.connection, this.browsing);
    this.sending = new Sending(this.state, this.connection, this.browsing, this.attaching, (id, then) => void (then === "resolve" ? this.acting.resolve(id) : this.acting.pause(id, null)));
    this.calling = new Calling(this.state, this.connection, this.alerts, (id) => this.show(id));
  }

  /** See who is signed in, then connect; a server that is away is asked again. */
  async start(): Promise<void> {
    window.addEventListener("hashchange", () => this.browsing.arrived(readRoute(location.hash)));
    document.addEventListener("visibilitychange", () => this.looked());
    window.addEventListener("pagehide", () => this.left());
    this.calling.start();
    await this.resumeSession();
  }

  private async resumeSession(): Promise<void> {
    const outcome = await showSession();
    if ("code" in outcome && outcome.code === "unreachable") {
      this.state.session = "unreachable";
      window.setTimeout(() => void this.resumeSession(), RETRY_SESSION * (0.75 + Math.random() / 2));
    } else if ("code" in outcome) {
      this.state.session = "signed_out";
    }
    this.enter(outcome);
  }

  async signIn(email: string, password: string): Promise<void> {
    const outcome = await signIn(email, password);
    if ("code" in outcome) {
      this.state.signInFailure = outcome.code;
      this.state.retryAfter = outcome.retryAfter;
    }
    this.enter(outcome);
  }

  async signOut(): Promise<void> {
    this.connection.stop();
    this.state.session = "signed_out";
    this.state.dialog = null;
    this.state.changed();
    await signOut().catch(() => undefined); // without a network the cookie stays; the server's session ends by itself
  }

  private enter(outcome: SignInOutcome): void {
    if ("agent" in outcome) {
      this.state.signedIn(outcome.agent);
      this.connection.start();
    }
    this.state.changed();
  }

  private hearing(): Hearing {
    return {
      link: (link) => this.change(() => (this.state.link = link)),
      signedOut: (why) => this.ended(why),
      welcome: (view) => void this.welcomed(view),
      message: (message) => this.heard(message),
      note: (note) => this.change(() => this.state.timelines.get(note.conversation_id)?.addNote(note)),
      conversation: (conversation) => this.conversationChanged(conversation),
      typing: (typing) => this.change(() => this.state.writing.heard(typing, Date.now())),
      read: ({ conversation_id, by, seq }) =>
        this.change(() => by === "visitor" && this.state.timelines.get(conversation_id)?.read(seq)),
      presence: ({ agents }) => this.change(() => (this.state.colleagues = agents)),
      alert: (alert) => {
        this.state.board.apply(alert.conversation);
        this.calling.alerted(alert);
      },
      viewing: (viewing) => this.change(() => this.state.viewing.heard(viewing, Date.now())),
      mention: (mention) => this.calling.mentioned(mention),
      beat: () => void this.beat(),
    };
  }

  private change(carryOut: () => unknown): void {
    carryOut();
    this.state.changed();
  }

  private ended(why: "ended" | "not_allowed"): void {
    this.connection.stop();
    this.state.session = "signed_out";
    this.state.signInFailure = why;
    this.state.changed();
  }

  private async welcomed(view: Welcome): Promise<void> {
    const { state, browsing } = this;
    const wasKnown = state.board.epoch !== null;
    state.clockOffset = Date.parse(view.now) - Date.now();
    state.agent = view.agent;
    state.colleagues = view.agents;
    state.teams = view.teams;
    if (state.board.welcome(view) === "resumed") {
      await this.resumed();
    } else {
      state.timelines.clear();
      state.writing.forget();
      state.viewing.forget();
      if (wasKnown) state.notice(state.texts.link.reloaded);
      await Promise.all([browsing.load(state.route.queue), state.route.conversation && browsing.open(state.route.conversation)]);
    }
    for (const each of view.viewing) state.viewing.heard(each, Date.now());
    this.sending.flush();
    void this.drafts.resume();
    state.changed();
  }

  /** After a drop: rooms are left by then, so the open conversation is opened again. */
  private async resumed(): Promise<void> {
    const { state, browsing } = this;
    const count = await browsing.changes();
    if (state.route.conversation) await browsing.open(state.route.conversation);
    if (!state.board.isLoaded(state.route.queue)) await browsing.load(state.route.queue);
    if (this.connection.isOnline) state.notice(state.texts.link.resumed(count));
  }

  private heard(message: Message): void {
    const timeline = this.state.timelines.get(message.conversation_id);
    if (!timeline) return;
    if (message.author.kind === "visitor") this.state.writing.visitorSaid(message.conversation_id);
    if (timeline.add(message) === "gap") void this.browsing.catchUp(message.conversation_id);
    else this.browsing.read(timeline);
    this.state.changed();
  }

  private conversationChanged(conversation: Conversation): void {
    const { state, browsing } = this;
    const before = state.board.get(conversation.id);
    if (!state.board.apply(conversation)) return state.changed();
    if (before && conversation.head > before.head) this.calling.messageCame(conversation);
    browsing.refreshFacts(conversation);
    const timeline = state.timelines.get(conversation.id);
    if (timeline && state.route.conversation === conversation.id && conversation.head > timeline.last) void browsing.catchUp(conversation.id);
    if (state.board.isCountUnsure) this.countSoon();
    state.changed();
  }

  show(id: string): void {
    this.browsing.go({ ...this.state.route, conversation: id });
  }

  /** The page is left: what is held back is sent, and drafts are kept here and on the server. */
  private left(): void {
    this.state.keepDrafts();
    this.drafts.keepNow(); // first, since the answer that follows empties the draft that it was
    this.sending.sendNow();
  }

  private looked(): void {
    // A phone stops a page that is out of sight, with whatever it still holds back.
    if (document.visibilityState === "hidden" && window.matchMedia("(pointer: coarse)").matches) this.left();
    const { timeline } = this.state;
    if (timeline) this.browsing.read(timeline);
  }

  private countSoon(): void {
    window.clearTimeout(this.counting);
    this.counting = window.setTimeout(() => void this.beat(), COUNT_SOON);
  }

  /** Compare notes with the server, and fetch what it knows and we do not. */
  private async beat(): Promise<void> {
    const { board, timeline } = this.state;
    const open = timeline ? { [timeline.id]: timeline.last } : {};
    try {
      const answer = await this.connection.ask<Beat>("heartbeat", { change_id: board.cursor, open });
      if (answer.ok) this.compare(answer);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error; // the connection starts anew by itself
    }
  }

  private compare(told: Beat): void {
    const { board, timeline } = this.state;
    if (told.epoch !== board.epoch) return this.connection.renew();
    board.recount(told.queues, told.change_id, this.state.now());
    if (told.change_id > board.cursor) void this.browsing.changes();
    if (timeline && (told.heads[timeline.id] ?? 0) > timeline.last) void this.browsing.catchUp(timeline.id);
    this.state.changed();
  }
}
