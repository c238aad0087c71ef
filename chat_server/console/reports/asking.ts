// Asking the server for reports and searches, over HTTP with the console's session.

import type { Board, By, Hits, Period, Report } from "./figures";

export type Asked<T> = { value: T } | { code: "not_signed_in" | "not_allowed" | "invalid" | "unreachable" };

export function askReport(period: Period, by: By, signal: AbortSignal): Promise<Asked<Report>> {
  return ask("/console/reports.json", { ...period, by }, signal);
}

export function askBoard(signal: AbortSignal): Promise<Asked<Board>> {
  return ask("/console/board.json", {}, signal);
}

export interface ArticleAnswers {
  slug: string;
  language: string;
  title: string;
  helped: number;
  not_helped: number;
}

export function askArticles(period: Period, signal: AbortSignal): Promise<Asked<{ articles: ArticleAnswers[] }>> {
  return ask("/console/articles.json", { ...period }, signal);
}

export interface Filters {
  status?: string;
  priority?: string;
  category?: string;
  agent?: string;
  ticket?: string;
  by?: string;
  from?: string;
  to?: string;
}

export function askSearch(q: string, filters: Filters, after: string | null, signal: AbortSignal): Promise<Asked<Hits>> {
  return ask("/console/search.json", { q, ...filters, ...(after ? { after } : {}) }, signal);
}

/** Where the export of a period lies; the browser saves what it finds there. */
export function exportAddress(period: Period): string {
  return `/console/conversations.csv?${new URLSearchParams({ ...period })}`;
}

async function ask<T>(address: string, asked: Record<string, string>, signal: AbortSignal): Promise<Asked<T>> {
  try {
    const given = Object.entries(asked).filter(([, value]) => value !== "");
    const response = await fetch(`${address}?${new URLSearchParams(given)}`, { credentials: "same-origin", signal });
    if (response.ok) return { value: (await response.json()) as T };
    const code = ({ 401: "not_signed_in", 403: "not_allowed", 400: "invalid" } as const)[response.status as 400 | 401 | 403];
    return { code: code ?? "unreachable" };
  } catch {
    return { code: "unreachable" };
  }
}
