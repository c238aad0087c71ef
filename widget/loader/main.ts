/**
 * The one script on a customer's page: draws the button, fetches the chat when it is first opened, and answers
 * `window.DashProChat(command, …)`. Nothing is stored before the visitor opens the chat.
 */

import { Loader } from "./loader";
import { optionsOf } from "./options";
import { isActive } from "./storage";

type Call = [name: string, ...rest: unknown[]];
/** `q` holds what was called before this script came; `isHere` keeps a second tag from starting a second chat. */
type Global = ((...call: Call) => void) & { q?: Call[]; isHere?: boolean };

const scope = window as unknown as { DashProChat?: Global };

if (!scope.DashProChat?.isHere) start(document.currentScript as HTMLScriptElement);

function start(script: HTMLScriptElement): void {
  const loader = new Loader(optionsOf(script)) as unknown as Record<string, (...rest: unknown[]) => void>;
  const waiting = scope.DashProChat?.q ?? [];
  const command: Global = (name, ...rest) => {
    loader[name]!(...rest);
    if (name === "destroy") delete scope.DashProChat;
  };
  command.isHere = true;
  scope.DashProChat = command;
  for (const call of waiting) command(...call);
  if (isActive()) loader.load!();
}
