/** The few pictures, drawn in the colour of the text around them; none says anything that words do not. */

const paths = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M5 9l7 7 7-7",
  send: "M4 12L20 4l-5 16-3.5-6.5z",
  clock: "M12 7v5l3 2M12 3a9 9 0 100 18 9 9 0 000-18z",
  stored: "M5 13l4.5 4.5L19 7",
  read: "M2 13l4.5 4.5L16 7M11 16.5l1.5 1L22 7",
  refused: "M12 7v6M12 16.5v.5M12 3a9 9 0 100 18 9 9 0 000-18z",
  article: "M7 3h7l4 4v14H7zM10 12h5M10 16h5",
  attach: "M20 11l-8 8a5 5 0 01-7-7l8-8a3.3 3.3 0 015 5l-8 8a1.7 1.7 0 01-2.5-2.5l7-7",
  out: "M9 6h9v9M18 6L6 18",
  person: "M12 12a4 4 0 100-8 4 4 0 000 8zM5 20c.6-3.6 3.4-5 7-5s6.400 1.400 7 5",
} as const;

export type IconName = keyof typeof paths | "more" | "queued";

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {name === "more" ? [5, 12, 19].map((x) => <circle key={x} cx={x} cy="12" r="1.8" class="filled" />) : <path d={paths[name === "queued" ? "clock" : name]} />}
    </svg>
  );
}
