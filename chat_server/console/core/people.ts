// What an agent's role and teams allow, and whom a call is for.

import { type Page, PAGES } from "./route";
import type { Alert, Conversation, SignedIn, Team } from "./wire";

const LEADERS = ["manager", "admin"];
const EVERYBODYS_TEAM = "support"; // whoever is in no team of their own works in this one, and all may take its cases

/** True for those who take escalations, see reports and may take over. */
export function leads(agent: SignedIn | null): boolean {
  return LEADERS.includes(agent?.role ?? "");
}

/** The pages of their own that this agent may open. */
export function pagesOf(agent: SignedIn | null): Page[] {
  return PAGES.filter((page) => page !== "reports" || leads(agent));
}

/** True when the conversation is a colleague's and this agent may make it theirs. */
export function mayTakeOver(agent: SignedIn | null, conversation: Conversation | null): boolean {
  if (!conversation?.agent || conversation.status === "resolved") return false;
  return leads(agent) && conversation.agent.id !== agent?.id;
}

/** True when an alert calls for this agent: their own case, one of their teams that nobody has, or one for managers. */
export function isCalled(agent: SignedIn, teams: readonly Team[], { kind, conversation }: Alert): boolean {
  if (leads(agent) && (kind === "breach" || kind === "escalated")) return true;
  if (conversation.agent) return conversation.agent.id === agent.id;
  const { team } = conversation;
  if (leads(agent) || team === null || team === EVERYBODYS_TEAM) return true;
  return teams.some(({ name, members }) => name === team && members.includes(agent.id));
}
