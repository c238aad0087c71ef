// The console's pictures: 20 × 20, drawn by lines in the colour of the text around them.

const PATHS = {
  waiting: "M10 5.5v4.7l3 1.8M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z",
  mine: "M13 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4.5 16.5c.6-3 2.8-4.5 5.5-4.5s4.9 1.5 5.5 4.5",
  team: "M10 7a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM2.5 15.5c.5-2.6 2.5-4 5-4s4.5 1.4 5 4M13 4.7a2.5 2.5 0 0 1 0 4.6M14.5 11.8c1.6.5 2.6 1.8 3 3.7",
  bot: "M5 8.5h10a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1ZM10 8.5V5M8 4.5h4M7.8 11.5v1.5M12.2 11.5v1.5",
  escalated: "M5.5 17V3.5M5.5 4.5h8.5l-2 3 2 3H5.5",
  done: "M4 10.5l4 4 8-9",
  search: "M13.2 13.2 17 17M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z",
  reports: "M4 16.5V10M8 16.5V4.5M12 16.5V8M16 16.5v-4",
  send: "M3.5 10 16.5 4l-4 12.5-3-5.5-6-1ZM9.5 11l7-7",
  back: "M12.5 4.5 7 10l5.5 5.5",
  attach: "M16 9.5l-6.3 6.3a3.8 3.8 0 0 1-5.4-5.4l6.5-6.5a2.5 2.5 0 0 1 3.6 3.6l-6.4 6.4a1.3 1.3 0 0 1-1.8-1.8l5.7-5.7",
  info: "M10 9v5M10 6.2v.1M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z",
  more: "M4.5 10h.1M10 10h.1M15.5 10h.1",
  close: "M5 5l10 10M15 5 5 15",
  down: "M10 4v11M5 10.5l5 5 5-5",
  fold: "M5 12.5 10 7.5l5 5",
  unfold: "M5 7.5l5 5 5-5",
  copy: "M7 7V4.5a1 1 0 0 1 1-1h7.5a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H13M4.5 7H12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z",
  yes: "M5 10.5l3.5 3.5L15 6.5",
  no: "M6 6l8 8M14 6l-8 8",
  unknown: "M6 10h8",
  tick: "M4 10.5l3.5 3.5L14 6.5",
  ticks: "M2 10.5l3.5 3.5L12 6.5M9 13l1 1 6.5-7.5",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture without words; whatever it stands for is said beside it or in the button's label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const weight = name === "more" ? 2.6 : 1.6;
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width={weight} stroke-linecap="round" stroke-linejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
