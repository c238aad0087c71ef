/** The state of the connection, when it is not simply good. */

import { useEffect, useState } from "preact/hooks";
import { troubleOf, type Trouble } from "../core/banner";
import type { Texts } from "../texts";
import { useHere } from "./here";

const RECOVERED_MS = 2_000;

export function Banner() {
  const { chat, config, t } = useHere();
  const waiting = chat.entries.filter((entry) => entry.refused === undefined).length;
  const trouble = troubleOf({
    isOnline: navigator.onLine, isReady: chat.connection.isReady, tries: chat.connection.tries, wasReady: chat.desk !== null,
    failures: chat.sender.failures, waiting,
  });
  const isBack = useRecovery(trouble);
  return (
    <div class="banner" role="status" data-testid="banner" data-state={trouble ?? (isBack ? "connected" : "ok")}>
      {(trouble || isBack) && (
        <div class={trouble ? "banner-line" : "banner-line good"}>
          <span>{trouble ? wordsFor(trouble, waiting, t) : t.connected}</span>
          {trouble === "unreachable" && (
            <span class="banner-ways">
              <button type="button" onClick={() => chat.connection.restart()}>{t.retryNow}</button>
              <a href={`${t.site}contact#write`} target="_blank" rel="noopener">{t.formInstead}</a>
              {config.email && <a href={`mailto:${config.email}`}>{t.mailInstead}</a>}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

const wordsFor = (trouble: Trouble, waiting: number, t: Texts): string => (trouble === "resending" ? t.resending(waiting) : t[trouble]);

/** True for a moment after a trouble is over. */
function useRecovery(trouble: Trouble | null): boolean {
  const [wasTroubled, setTroubled] = useState(false);
  useEffect(() => {
    if (trouble) setTroubled(true);
    else if (wasTroubled) {
      const timer = setTimeout(() => setTroubled(false), RECOVERED_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [trouble, wasTroubled]);
  return wasTroubled && trouble === null;
}
