import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST, Upload } from "./upload";
import { sizeText } from "./size";
import { texts } from "./texts";

/** A browser's request, answered by the test. */
class Request {
  static made: Request[] = [];
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly headers: Record<string, string> = {};
  address = "";
  responseText = "";
  isAborted = false;
  onload?: () => void;
  onerror?: () => void;
  constructor() {
    Request.made.push(this);
  }
  open = (_: string, address: string) => (this.address = address);
  setRequestHeader = (name: string, value: string) => (this.headers[name] = value);
  send = () => undefined;
  abort = () => (this.isAborted = true);
  answer(body: unknown): void {
    this.responseText = typeof body === "string" ? body : JSON.stringify(body);
    this.onload?.();
  }
}

function started(size = 3, token: () => string | null = () => "secret") {
  Request.made = [];
  const network = new EventTarget();
  Object.assign(globalThis, {
    XMLHttpRequest: Request,
    addEventListener: network.addEventListener.bind(network),
    removeEventListener: network.removeEventListener.bind(network),
  });
  const file = new File([new Uint8Array(size)], "a b?.txt");
  const upload = new Upload(file, token, () => undefined);
  upload.start();
  return { upload, network, requests: Request.made };
}

const attachment = { id: "f1", name: "a b.txt", type: "text/plain", size: 3, url: "/attachments/f1" };

test("a file goes up under its name with the visitor's token, tells how far it is, and is done", () => {
  const { upload, requests } = started();
  assert.equal(requests[0]?.address, "/attachments?name=a%20b%3F.txt");
  assert.equal(requests[0]?.headers["Authorization"], "Bearer secret");
  requests[0]?.upload.onprogress?.({ loaded: 1, total: 4 });
  assert.deepEqual(upload.stage, { kind: "sending", part: 0.25 });
  requests[0]?.answer({ ok: true, attachment });
  assert.deepEqual(upload.stage, { kind: "done", attachment });
});

test("a file that is chosen before the server knows the visitor waits for that, and is not refused", () => {
  let token: string | null = null;
  const { upload, network, requests } = started(3, () => token);
  assert.deepEqual([upload.stage.kind, requests.length], ["waiting", 0]);
  token = "late";
  network.dispatchEvent(new Event("online"));
  assert.equal(requests[0]?.headers["Authorization"], "Bearer late");
});

test("a refusal is kept with its code and is not sent again by itself", () => {
  const { upload, network, requests } = started();
  requests[0]?.answer({ ok: false, error: { code: "unsupported", message: "" } });
  assert.deepEqual(upload.stage, { kind: "fault", code: "unsupported" });
  network.dispatchEvent(new Event("online"));
  assert.equal(requests.length, 1);
});

test("a server that asks for a moment is given it, and one that asks for a day is not waited for", () => {
  for (const [retry_after, stage] of [[2, "waiting"], [86_400, "fault"]] as const) {
    const { upload, requests } = started();
    requests[0]?.answer({ ok: false, error: { code: "too_many", message: "", retry_after } });
    assert.equal(upload.stage.kind, stage);
    upload.cancel();
  }
});

test("what only the network stopped goes again at once when the network is back", () => {
  for (const stop of [(request: Request) => request.onerror?.(), (request: Request) => request.answer("<html>a proxy's page")]) {
    const { upload, network, requests } = started();
    stop(requests[0]!);
    assert.equal(upload.stage.kind, "waiting");
    network.dispatchEvent(new Event("online"));
    network.dispatchEvent(new Event("online"));
    assert.equal(requests.length, 2);
    requests[1]?.answer({ ok: true, attachment });
    assert.equal(upload.stage.kind, "done");
  }
});

test("an upload that was cancelled is cut and does not come back", () => {
  const { upload, network, requests } = started();
  upload.cancel();
  assert.equal(requests[0]?.isAborted, true);
  const waiting = started();
  waiting.requests[0]?.onerror?.();
  waiting.upload.cancel();
  waiting.network.dispatchEvent(new Event("online"));
  network.dispatchEvent(new Event("online"));
  assert.equal(waiting.requests.length, 1);
});

test("a file that is too large is refused before a byte of it is sent", () => {
  const { upload, requests } = started(LARGEST + 1);
  assert.deepEqual(upload.stage, { kind: "fault", code: "too_long" });
  assert.equal(requests.length, 0);
});

test("sizes are written as the language writes numbers", () => {
  assert.equal(sizeText(1_240_000, "en-GB"), "1.2 MB");
  assert.equal(sizeText(1_240_000, "id-ID"), "1,2 MB");
  assert.equal(sizeText(3_400, "en-GB"), "3 kB");
});

test("both languages have words for every refusal", () => {
  assert.deepEqual(Object.keys(texts("id-ID").faults), Object.keys(texts("en-GB").faults));
});
