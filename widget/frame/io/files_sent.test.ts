import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../core/rows";
import { message, visitor } from "../core/samples";
import { nothingYet } from "../core/timeline";
import { transcriptOf } from "../core/transcript";
import type { Answer, Attachment } from "../core/wire";
import { Memory } from "./memory";
import { newUuid, OutboxStore } from "./outbox_store";
import { Sender, type Stored } from "./sender";
import { Shelf } from "./shelf";

const photo: Attachment = { id: "f1", name: "foto.png", type: "image/png", size: 10, url: "/attachments/f1", width: 3, height: 2 };

function sent(outbox: OutboxStore, payloads: object[]): Sender {
  const ask = async <T>(_: string, payload: object) => (payloads.push(payload), { ok: true } as Answer<T & Stored>);
  return new Sender({ isReady: true, wake: () => undefined, restart: () => undefined, ask }, outbox, () => undefined);
}

test("a text is sent with the ids of its files, and one without files says nothing of them", async () => {
  const outbox = new OutboxStore(new Shelf(null), () => 1000, newUuid);
  const one = outbox.say("", undefined, [photo]);
  const other = outbox.say("two");
  const payloads: object[] = [];
  await sent(outbox, payloads).send();
  assert.deepEqual(payloads, [
    { client_id: one.client_id, text: "", attachments: ["f1"] },
    { client_id: other.client_id, text: "two" },
  ]);
});

test("files wait in the outbox with their text, and keep their place when it gets another id", () => {
  const outbox = new OutboxStore(new Shelf(null), () => 1000, newUuid);
  const entry = outbox.say("one", undefined, [photo]);
  outbox.rename(entry);
  assert.deepEqual(outbox.entries().map(({ attachments }) => attachments), [[photo]]);
});

test("files that are ready are remembered until they are sent", () => {
  const memory = new Memory(new Shelf(null));
  assert.deepEqual(memory.files, []);
  memory.files = [photo];
  assert.deepEqual(memory.files, [photo]);
  memory.files = [];
  assert.deepEqual(memory.files, []);
});

test("a row shows the files of a stored message and of one on its way", () => {
  const outbox = new OutboxStore(new Shelf(null), () => 1000, newUuid);
  outbox.say("", undefined, [photo]);
  const timeline = { ...nothingYet, messages: [message(1, { author: visitor, attachments: [photo] }), message(2)] };
  const files = rowsOf(timeline, outbox.entries()).flatMap((row) => (row.kind === "bubble" ? [row.files] : []));
  assert.deepEqual(files, [[photo], [], [photo]]);
});

test("the transcript names the files", () => {
  const names = { you: "You", assistant: "Assistant", team: "Team" };
  const text = transcriptOf([message(1, { author: visitor, text: "", attachments: [photo] })], names, "https://chat.example", () => "9:00");
  assert.match(text, /\[foto\.png\]/);
});
