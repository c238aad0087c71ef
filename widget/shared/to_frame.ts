/** Reads what the loader tells the frame, strictly: the page around the frame is not ours. */

import { MARK, type ToFrame } from "./messages";

type Form = Readonly<Record<string, string>>;

const PAGE: Form = { url: "string", title: "string", referrer: "string" };
const FORMS: Readonly<Record<ToFrame["type"], Form>> = {
  hello: { open: "boolean", page: "object", accent: "string?", theme: "string?", identity: "string?" },
  open: { open: "boolean" },
  page: { page: "object" },
  identify: { token: "string" },
  logout: {},
  prefill: { text: "string" },
};

/** The message to the frame that `data` is; null for anything else. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isObject(data) || data.mark !== MARK || !isType(data.type) || !fits(FORMS[data.type], data)) return null;
  return "page" in data && !fits(PAGE, data.page) ? null : (data as unknown as ToFrame);
}

const isType = (type: unknown): type is ToFrame["type"] => typeof type === "string" && Object.hasOwn(FORMS, type);

const fits = (form: Form, data: unknown): boolean =>
  isObject(data) && Object.entries(form).every(([name, kind]) => isA(kind, data[name]));

/** `kind` is what `typeof` says; with a question mark, null will do as well. */
const isA = (kind: string, value: unknown): boolean =>
  typeof value === kind.replace("?", "") ? value !== null : value === null && kind.endsWith("?");

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
