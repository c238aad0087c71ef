import assert from "node:assert/strict";
import { test } from "node:test";
import { MARK, readToLoader, wrapped, type ToFrame } from "./messages";
import { readToFrame } from "./to_frame";

const page = { url: "https://a.id/", title: "A", referrer: "" };
const hello = { type: "hello", open: true, page, accent: null, theme: "dark", identity: null } as const;

test("what one side wraps, the other reads", () => {
  const sent: ToFrame[] = [hello, { type: "open", open: false }, { type: "page", page }, { type: "identify", token: "t" }, { type: "logout" }, { type: "prefill", text: "x" }];
  for (const message of sent) assert.deepEqual(readToFrame(wrapped(message)), { mark: MARK, ...message });
  const state = wrapped({ type: "state", unseen: 1, preview: "hai", active: true });
  assert.deepEqual(readToLoader(state), state);
});

test("other people's messages and wrong forms are not heard", () => {
  const wrong = [
    null, "hello", 3, {}, hello, { mark: MARK }, { mark: MARK, type: "toString" }, { mark: MARK, type: "open", open: "yes" },
    { mark: MARK, type: "open" }, { mark: MARK, type: "page", page: null }, { mark: MARK, type: "page", page: { url: 1, title: "", referrer: "" } },
    { mark: MARK, ...hello, page: { url: "" } }, { mark: MARK, type: "prefill", text: {} }, { mark: MARK, type: "identify" },
  ];
  for (const data of wrong) assert.equal(readToFrame(data), null, JSON.stringify(data));
  assert.equal(readToLoader(null), null);
  assert.equal(readToLoader({ type: "close" }), null);
  assert.equal(readToLoader({ mark: MARK, type: "state", unseen: "<b>", preview: "" }), null);
});
