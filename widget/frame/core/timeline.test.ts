import assert from "node:assert/strict";
import { test } from "node:test";
import { conversation, message, messages, missed, welcome } from "./samples";
import { beaten, conversationChanged, cursorOf, fetched, hasEarlier, hasGap, isBehind, nothingYet, received, teamRead, welcomed, type Timeline } from "./timeline";

const seqs = (timeline: Timeline): number[] => timeline.messages.map(({ seq }) => seq);
const begun = (...known: number[]): Timeline =>
  welcomed(nothingYet, welcome({ conversation: conversation({ head: known.at(-1) ?? 0 }), messages: messages(...known) }));

test("live messages are appended in the order of their seq", () => {
  assert.deepEqual(seqs(received(received(begun(1, 2), message(3)), message(4))), [1, 2, 3, 4]);
});

test("a message that is known already changes nothing", () => {
  const timeline = begun(1, 2, 3);
  assert.equal(received(timeline, message(2)), timeline);
});

test("a message after a gap waits, unseen, until the gap is fetched", () => {
  const gapped = received(begun(1, 2), message(5));
  assert.deepEqual([seqs(gapped), isBehind(gapped), hasGap(gapped)], [[1, 2], true, true]);
  const whole = fetched(gapped, missed([3, 4]));
  assert.deepEqual([seqs(whole), isBehind(whole), hasGap(whole)], [[1, 2, 3, 4, 5], false, false]);
});

test("messages in any order, some of them twice, end in the same timeline", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round += 1) {
    const shuffled = [...messages(3, 4, 5, 6, 7, 8, 9), ...messages(5, 9, 3)].sort(() => chance() - 0.5);
    assert.deepEqual(seqs(shuffled.reduce(received, begun(1, 2))), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  }
});

test("a newer head alone means that something is missing, but shows no gap", () => {
  const told = conversationChanged(begun(1), conversation({ head: 3 }));
  assert.deepEqual([isBehind(told), hasGap(told)], [true, false]);
});

test("a reconnection goes on after the cursor", () => {
  const timeline = begun(1, 2);
  assert.deepEqual(cursorOf(timeline), { conversation_id: "c1", seq: 2, epoch: "e1" });
  const back = welcomed(timeline, welcome({ conversation: conversation({ head: 4 }), messages: messages(3, 4) }));
  assert.deepEqual(seqs(back), [1, 2, 3, 4]);
});

test("another epoch begins afresh, with what the server has", () => {
  const restored = welcomed(begun(1, 2, 3), welcome({ epoch: "e2", conversation: conversation({ head: 2 }), messages: messages(1, 2) }));
  assert.deepEqual([seqs(restored), restored.epoch], [[1, 2], "e2"]);
});

test("without a conversation there is no cursor", () => {
  assert.equal(cursorOf(welcomed(nothingYet, welcome())), null);
});

test("only the newest fifty are known at first; older ones go before them", () => {
  const timeline = begun(51, 52);
  assert.equal(hasEarlier(timeline), true);
  const whole = fetched(timeline, missed([49, 50], { head: 52 }));
  assert.deepEqual(seqs(whole), [49, 50, 51, 52]);
});

test("the first messages of a conversation may come before it is known", () => {
  const early = received(welcomed(nothingYet, welcome()), message(2));
  assert.deepEqual(seqs(early), []);
  assert.deepEqual(seqs(received(conversationChanged(early, conversation({ head: 2 })), message(1))), [1, 2]);
});

test("a new conversation takes the place of an ended one, not the other way round", () => {
  const ended = conversationChanged(begun(1), conversation({ status: "resolved", head: 1, updated_at: "2026-11-23T03:00:00.000Z" }));
  const next = conversationChanged(ended, conversation({ id: "c2", updated_at: "2026-11-23T04:00:00.000Z" }));
  assert.equal(next.conversation?.id, "c2");
  const late = conversationChanged(next, conversation({ status: "resolved", updated_at: "2026-11-23T05:00:00.000Z" }));
  assert.equal(late.conversation?.id, "c2");
});

test("a late word about a conversation does not undo a newer one", () => {
  const open = conversationChanged(begun(1), conversation({ status: "open", updated_at: "2026-11-23T03:00:00.000Z" }));
  assert.equal(conversationChanged(open, conversation({ status: "waiting" })).conversation?.status, "open");
});

test("a heartbeat tells of a newer head, and asks for a fresh start in another epoch or conversation", () => {
  const timeline = begun(1, 2);
  assert.equal(beaten(timeline, { epoch: "e1", head: 2, conversation_id: "c1" }), timeline);
  assert.equal(isBehind(beaten(timeline, { epoch: "e1", head: 3 })!), true);
  assert.equal(beaten(timeline, { epoch: "e2", head: 2 }), null);
  assert.equal(beaten(timeline, { epoch: "e1", head: 2, conversation_id: "c2" }), null);
});

test("how far the team has read never goes back", () => {
  assert.equal(teamRead(teamRead(begun(1, 2), 2), 1).readByTeam, 2);
});

test("what the team had read is known after a reload, and an older conversation does not take it back", () => {
  const reloaded = welcomed(nothingYet, welcome({ conversation: conversation({ head: 2, read_seq: 2 }), messages: messages(1, 2) }));
  assert.equal(reloaded.readByTeam, 2);
  assert.equal(conversationChanged(reloaded, conversation({ head: 2, read_seq: 1 })).readByTeam, 2);
  assert.equal(conversationChanged(reloaded, conversation({ head: 3, read_seq: 3 })).readByTeam, 3);
});
