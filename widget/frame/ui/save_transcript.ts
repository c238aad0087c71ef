/** The whole conversation as a file on the visitor's device. */

import { transcriptOf } from "../core/transcript";
import type { Here } from "./here";
import { clock, dayName } from "./times";

export async function saveTranscript({ chat, t }: Here): Promise<void> {
  const { conversation } = chat;
  const messages = (await chat.repair.fetchAll()) ?? chat.timeline.messages;
  const when = (at: string) => `${dayName(Date.parse(at), 0, t)} ${clock(Date.parse(at), t)}`;
  const file = new Blob([transcriptOf(messages, t, chat.around.origin, when)], { type: "text/plain;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${conversation?.ticket ?? t.transcriptName}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
