// Signing in and out over HTTP.

import type { SignedIn } from "../core/wire";

/** Why nobody is signed in: a wrong pair, too many tries (with the seconds to wait), or no way to the server. */
export type SignInFailure = { code: "not_signed_in" | "too_many" | "unreachable"; retryAfter: number | null };
export type SignInOutcome = { agent: SignedIn } | SignInFailure;

const ADDRESS = "/console/session";

/** Who is signed in with this browser's cookie. */
export async function showSession(): Promise<SignInOutcome> {
  return outcome(() => fetch(ADDRESS, { credentials: "same-origin" }));
}

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const body = JSON.stringify({ email, password });
  const headers = { "Content-Type": "application/json" };
  return outcome(() => fetch(ADDRESS, { method: "POST", credentials: "same-origin", headers, body }));
}

export async function signOut(): Promise<void> {
  await fetch(ADDRESS, { method: "DELETE", credentials: "same-origin" });
}

async function outcome(ask: () => Promise<Response>): Promise<SignInOutcome> {
  try {
    const response = await ask();
    if (response.ok) return { agent: ((await response.json()) as { agent: SignedIn }).agent };
    if (response.status === 401) return { code: "not_signed_in", retryAfter: null };
    if (response.status === 429) return { code: "too_many", retryAfter: await secondsToWait(response) };
    return { code: "unreachable", retryAfter: null };
  } catch {
    return { code: "unreachable", retryAfter: null };
  }
}

async function secondsToWait(response: Response): Promise<number | null> {
  const told = (await response.json().catch(() => null)) as { error?: { retry_after?: number } } | null;
  return told?.error?.retry_after ?? (Number(response.headers.get("Retry-After")) || null);
}
