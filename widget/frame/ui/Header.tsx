/** Who is here, in words, and the way to the menu. */

import type { Chat } from "../chat";
import type { Texts } from "../texts";
import { Icon } from "./icons";
import { Menu } from "./Menu";
import { hasConsent, useHere, type Config } from "./here";

type Presence = "here" | "away";

export function Header() {
  const { chat, config, t, close } = useHere();
  const [state, presence] = stateOf(chat, config, t);
  return (
    <header class="header">
      {close && (
        <button type="button" class="icon-button" aria-label={t.close} data-testid="close" onClick={close}>
          <Icon name="back" />
        </button>
      )}
      <div class="who">
        <h1>{config.name}</h1>
        <p class={`state ${presence}`} data-testid="state">{state}</p>
      </div>
      <Menu />
    </header>
  );
}

function stateOf(chat: Chat, config: Config, t: Texts): [string, Presence] {
  if (!hasConsent(chat, config)) return [t.assistantReady, "here"];
  if (chat.desk === null || !chat.connection.isReady) return [t.connecting, "away"];
  const { conversation, desk } = chat;
  switch (conversation?.status) {
    case "open":
      return [conversation.agent ? t.helpedBy(conversation.agent.name) : t.waitingForTeam, "here"];
    case "waiting":
      return [t.waitingForTeam, "away"];
    case "paused":
      return [t.waitingForYou, "here"];
    case "resolved":
      return [t.ended, "away"];
    default:
      return [desk.agents_online > 0 ? t.agentsReady(desk.agents_online) : t.assistantReady, "here"];
  }
}
