import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../core/wire";
import type { Later } from "./later";
import { newUuid, OutboxStore } from "./outbox_store";
import { Sender, type Stored } from "./sender";
import { Shelf } from "./shelf";

/** A browser's storage in memory, which may be full. */
class Box implements Storage {
  [name: string]: unknown;
  isFull = false;
  static read = (box: Box, key: string): string | null => (Object.hasOwn(box, key) ? (box[key] as string) : null);
  get length() {
    return Object.keys(this).length;
  }
  clear = undefined as never;
  key = undefined as never;
  getItem(key: string) {
    return Box.read(this, key);
  }
  setItem(key: string, value: string) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

type Reply = Answer<Stored> | null;
const refusal = (code: string, retry_after?: number): Reply => ({ ok: false, error: { code, message: "", ...(retry_after !== undefined && { retry_after }) } });

/** A server and the line to it; `reply` decides what happens to each text, null cuts the line. */
function makeScene(reply: (text: string, count: number) => Reply | "lost receipt", box: Storage = new Box()) {
  const stored: { client_id: string; text: string }[] = [];
  const pauses: number[] = [];
  const resting: (() => void)[] = [];
  let count = 0;
  const take = (payload: { client_id: string; text: string }): Answer<Stored> => {
    if (!stored.some(({ client_id }) => client_id === payload.client_id)) stored.push(payload);
    return { ok: true } as Answer<Stored>;
  };
  const connection = {
    isReady: true,
    wake: () => undefined,
    restart: () => undefined,
    ask: async <T>(_event: string, payload: object): Promise<Answer<T>> => {
      const said = payload as { client_id: string; text: string };
      const answer = reply(said.text, (count += 1));
      if (answer === "lost receipt") take(said);
      if (answer === null || answer === "lost receipt") throw new Error("no answer");
      return (answer.ok ? take(said) : answer) as Answer<T>;
    },
  };
  const later: Later = (seconds, act) => {
    pauses.push(seconds);
    resting.push(act);
    return () => undefined;
  };
  const outbox = new OutboxStore(new Shelf(box), () => 1000, newUuid);
  const sender = new Sender(connection, outbox, () => undefined, later);
  /** Let all pauses pass until nothing waits any more. */
  const settle = async () => {
    for (let round = 0; round < 500; round += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      resting.shift()?.();
    }
  };
  return { stored, pauses, outbox, sender, connection, settle };
}

const ok: Reply = { ok: true } as Reply;

test("texts are sent one after the other, in the order in which they were written", async () => {
  const scene = makeScene(() => ok);
  for (const text of ["one", "two", "three"]) scene.outbox.say(text);
  await scene.sender.send();
  assert.deepEqual(scene.stored.map(({ text }) => text), ["one", "two", "three"]);
  assert.deepEqual(scene.outbox.entries(), []);
});

test("whatever happens on the way, every text arrives once and in order", async () => {
  let seed = 11;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const fates = [ok, null, "lost receipt", refusal("unavailable"), refusal("internal_error"), refusal("too_many", 2)] as const;
  const scene = makeScene(() => fates[Math.floor(chance() * fates.length)]!);
  const texts = Array.from({ length: 40 }, (_, number) => `text ${number}`);
  for (const text of texts) {
    scene.outbox.say(text);
    void scene.sender.send();
  }
  await scene.settle();
  assert.deepEqual(scene.stored.map(({ text }) => text), texts);
});

test("a server that asks for patience is given it", async () => {
  const scene = makeScene((_, count) => (count === 1 ? refusal("too_many", 7) : ok));
  scene.outbox.say("one");
  await scene.sender.send();
  scene.outbox.say("two");
  await scene.sender.send();
  assert.deepEqual([scene.pauses, scene.stored], [[7], []]);
  await scene.settle();
  assert.deepEqual(scene.stored.map(({ text }) => text), ["one", "two"]);
});

test("a refused text is kept with its reason, and the next one goes", async () => {
  const scene = makeScene((text) => (text === "bad" ? refusal("invalid") : ok));
  scene.outbox.say("bad");
  scene.outbox.say("good");
  await scene.sender.send();
  assert.deepEqual(scene.outbox.entries().map(({ text, refused }) => [text, refused]), [["bad", "invalid"]]);
  assert.deepEqual(scene.stored.map(({ text }) => text), ["good"]);
});

test("a text whose id was used for another one goes again under a new id, in its place", async () => {
  const scene = makeScene((_, count) => (count === 1 ? refusal("conflict") : ok));
  const entry = scene.outbox.say("one");
  scene.outbox.say("two");
  await scene.sender.send();
  assert.deepEqual(scene.stored.map(({ text }) => text), ["one", "two"]);
  assert.notEqual(scene.stored[0]?.client_id, entry.client_id);
});

test("what was not sent is there again after the page is loaded anew", async () => {
  const box = new Box();
  const before = makeScene(() => null, box);
  before.outbox.say("not lost", { seq: 4, id: "yes" });
  await before.sender.send();
  const after = makeScene(() => ok, box);
  await after.sender.send();
  assert.deepEqual(after.stored.map(({ text }) => text), ["not lost"]);
});

test("nothing is sent while there is no line", async () => {
  const scene = makeScene(() => ok);
  scene.connection.isReady = false;
  scene.outbox.say("one");
  await scene.sender.send();
  assert.equal(scene.stored.length, 0);
  scene.connection.isReady = true;
  scene.sender.resume();
  await scene.settle();
  assert.equal(scene.stored.length, 1);
});

test("where nothing may be stored, texts are kept for as long as the page lives", () => {
  const full = new Box();
  full.isFull = true;
  for (const storage of [null, full]) {
    const outbox = new OutboxStore(new Shelf(storage), () => 1000, newUuid);
    const entry = outbox.say("one");
    assert.deepEqual(outbox.entries(), [entry]);
    outbox.remove(entry);
    assert.deepEqual(outbox.entries(), []);
  }
});

test("asking for a person twice is asking once", () => {
  const { outbox } = makeScene(() => ok);
  outbox.human();
  outbox.human();
  assert.equal(outbox.entries().length, 1);
});

test("ids are UUIDs of version 4", () => {
  assert.match(newUuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
