// Looking at things: the lists, one conversation whole, and what was missed of either.

import { readRoute, type Route, routeText } from "../core/route";
import { Timeline } from "../core/timeline";
import type { Answer, Boxes, CaughtUp, Changed, Conversation, Listed, Opened, Queue } from "../core/wire";
import type { Connection } from "./connection";
import { NoAnswerError } from "./connection";
import type { State } from "./state";

const PAGE = 50;
const OLDER = 50;
const MOST = 200;
const MOST_KEPT = 30;

export class Browsing {
  private catchingUp = new Set<string>();
  private searches = 0;

  constructor(
    private state: State,
    private connection: Connection,
    private takeDraft: (boxes: Boxes) => void,
  ) {}

  /** Show a queue or a conversation; the address bar follows, so Back works. */
  go(route: Route): void {
    const address = routeText(route);
    location.hash = address;
    // At once: the browser tells of the new address only later, and the next key may be there before.
    this.arrived(readRoute(address));
  }

  /** The address changed: open what it names. */
  arrived(route: Route): void {
    if (routeText(route) === routeText(this.state.route)) return;
    const before = this.state.route;
    this.state.route = route;
    if (before.queue !== route.queue) this.clearSearch();
    if (before.conversation !== route.conversation) this.turnTo(before.conversation, route.conversation);
    if (!this.state.board.isLoaded(route.queue)) void this.load(route.queue);
    this.state.changed();
  }

  private turnTo(left: string | null, opened: string | null): void {
    if (left) this.connection.hint("leave", { conversation_id: left });
    this.state.mode = "reply";
    this.state.isContextShown = false;
    if (!opened) return;
    this.state.notices = this.state.notices.filter((each) => each.conversationId !== opened);
    void this.open(opened);
  }

  /** Load the first page of a queue, or with `after` the next one. */
  async load(queue: Queue, after: string | null = null): Promise<void> {
    this.state.isListing = true;
    this.state.changed();
    const page = await this.ask<Listed>("list", { queue, limit: after ? MOST : PAGE, ...(after ? { after } : {}) });
    if (page) this.state.board.listed(queue, page);
    this.state.isListing = false;
    this.state.changed();
  }

  async search(query: string): Promise<void> {
    const { state } = this;
    state.query = query;
    const number = ++this.searches;
    state.changed();
    if (!query.trim()) return this.clearSearch();
    const page = await this.ask<Listed>("list", { queue: state.route.queue, query: query.trim(), limit: PAGE });
    if (!page || number !== this.searches) return;
    for (const each of page.conversations) state.board.apply(each);
    state.found = page.conversations.map((each) => each.id);
    state.changed();
  }

  clearSearch(): void {
    this.searches += 1;
    this.state.query = "";
    this.state.found = null;
    this.state.changed();
  }

  /** Open a conversation whole, and hear what is said in it from now on. */
  async open(id: string): Promise<void> {
    const { state } = this;
    const answer = await this.answer<Opened>("open", { conversation_id: id, language: state.preferences.language });
    if (!answer?.ok) {
      if (answer && state.route.conversation === id) {
        state.notice(state.texts.thread.gone, "trouble");
        this.go({ ...state.route, conversation: null });
      }
      return;
    }
    state.board.apply(answer.conversation);
    const timeline = state.timelineOf(id);
    timeline.opened(answer);
    if (answer.draft) this.takeDraft(answer.draft);
    this.keepFew(id);
    this.read(timeline);
    state.changed();
  }

  private keepFew(id: string): void {
    const { timelines } = this.state;
    for (const other of timelines.keys()) {
      if (timelines.size <= MOST_KEPT) return;
      if (other !== id) timelines.delete(other);
    }
  }

  /** Tell that what is on the screen was read; what the bot has is only looked at. */
  read(timeline: Timeline): void {
    const conversation = this.state.board.get(timeline.id);
    const isLookedAt = this.state.route.conversation === timeline.id && document.visibilityState === "visible";
    if (!conversation || !isLookedAt || conversation.status === "bot" || timeline.last <= conversation.read_seq) return;
    this.connection.hint("read", { conversation_id: timeline.id, seq: timeline.last });
  }

  /** Fetch what was said after the newest message here. */
  async catchUp(id: string): Promise<void> {
    if (this.catchingUp.has(id)) return;
    this.catchingUp.add(id);
    const timeline = this.state.timelineOf(id);
    let isMore = true;
    while (isMore) {
      const found = await this.ask<CaughtUp>("catch_up", { conversation_id: id, after: timeline.last, limit: MOST });
      if (found) this.take(timeline, found);
      isMore = found?.more ?? false;
    }
    this.catchingUp.delete(id);
    this.read(timeline);
    this.state.changed();
  }

  private take(timeline: Timeline, found: CaughtUp): void {
    timeline.addAll(found.messages);
    this.state.board.apply(found.conversation);
  }

  async older(timeline: Timeline): Promise<void> {
    const after = Math.max(0, timeline.first - 1 - OLDER);
    const limit = timeline.first - 1 - after;
    if (limit < 1) return;
    const found = await this.ask<CaughtUp>("catch_up", { conversation_id: timeline.id, after, limit });
    if (found) timeline.prepend(found.messages);
    this.state.changed();
  }

  /** Load every change since the cursor; the number of conversations that changed. */
  async changes(): Promise<number> {
    let count = 0;
    let isMore = true;
    while (isMore) {
      const after = this.state.board.cursor;
      const found = await this.ask<Changed>("changes", { after });
      if (!found) return count;
      count += this.state.board.changed(found);
      isMore = found.more && found.change_id > after;
    }
    this.state.changed();
    return count;
  }

  /** Fetch the open conversation again, with all that is known of it. */
  fetchAgain(): void {
    const { timeline } = this.state;
    if (timeline) void this.open(timeline.id);
  }

  /** Fetch the facts of the open conversation again when it has changed so that they may have, too. */
  refreshFacts(conversation: Conversation): void {
    const { timeline } = this.state;
    if (timeline?.id === conversation.id && timeline.isOutdated(conversation)) void this.open(conversation.id);
  }

  private async answer<T>(event: string, payload: object): Promise<Answer<T> | null> {
    try {
      return await this.connection.ask<T>(event, payload);
    } catch (error) {
      if (error instanceof NoAnswerError) return null; // the next connection fetches it
      throw error;
    }
  }

  private async ask<T>(event: string, payload: object): Promise<T | null> {
    const answer = await this.answer<T>(event, payload);
    return answer?.ok ? answer : null;
  }
}
