// Which of the calls for agents still call: those of before it was taken or done would contradict the state beside them.

import type { Call, Status } from "./wire";

export function pressing(calls: readonly Call[], status: Status): readonly Call[] {
  if (status === "resolved") return [];
  return status === "waiting" ? calls : calls.filter(({ kind }) => kind !== "new");
}
