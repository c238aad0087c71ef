/** One sender among the tabs of this browser, so that texts written in two tabs keep their order. */

const LOCK = "dashpro-chat-outbox";
const PATIENCE_MS = 15_000;
const locks = (globalThis.navigator as Navigator | undefined)?.locks;

type Work = (isMine: () => boolean) => Promise<void>;

/**
 * Do `work` while no other tab does its own; `isMine()` turns false when another tab lost patience with this one
 * (a phone can freeze a tab at any point). Without locks (no https) every tab works: the server stores each id once.
 */
export async function inTurn(work: Work): Promise<void> {
  if (!locks || !("timeout" in AbortSignal)) return work(() => true);
  const wasFree = await didInTurn(work, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!wasFree) await didInTurn(work, { steal: true });
}

/** False when the lock did not become free in time. */
async function didInTurn(work: Work, options: LockOptions): Promise<boolean> {
  let isMine = true;
  try {
    await locks?.request(LOCK, options, () => work(() => isMine));
    return true;
  } catch (error) {
    isMine = false;
    const { name } = error as Error;
    if (name === "TimeoutError") return false;
    if (name !== "AbortError") throw error; // AbortError: another tab took the lock from this one
    return true;
  }
}
