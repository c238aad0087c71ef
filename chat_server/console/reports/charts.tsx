// The charts, drawn by hand in SVG at the size they are shown, so that their letters stay readable on every screen.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { labelled, scale, slots, stack } from "./scale";

const HEIGHT = 180;
const FOOT = 22; // room for the labels under the bars
const HEAD = 8;
const SIDE = 44; // room for the axis
const LABEL = 44;
const EDGE = 14; // room for the half of the last label that its bar is too narrow for

export interface Part {
  name: string;
  value: number;
  look: string;
}

/** One bar: its parts from the ground up, and where a mark stands above it. */
export interface Bar {
  label: string;
  title: string;
  parts: Part[];
  mark?: number | null;
}

interface ColumnsOf {
  head: string;
  told: string;
  bars: Bar[];
  legend: { name: string; look: string }[];
  format: (value: number) => string;
  steps?: readonly number[];
  top?: number;
}

/** Bars side by side over an axis that begins at 0. */
export function Columns({ head, told, bars, legend, format, steps, top }: ColumnsOf) {
  const [box, width] = useWidth();
  const highest = Math.max(0, ...bars.map(({ parts, mark }) => Math.max(mark ?? 0, parts.reduce((sum, part) => sum + part.value, 0))));
  const axis = scale(top ?? highest, 4, steps);
  const y = (value: number) => HEIGHT - FOOT - (value / axis.top) * (HEIGHT - FOOT - HEAD);
  const places = slots(bars.length, SIDE, width - EDGE);
  const isLabelled = labelled(bars.length, width - SIDE - EDGE, LABEL);
  return (
    <figure class="chart">
      <figcaption>{head}</figcaption>
      <Legend entries={legend} />
      <div ref={box}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={told}>
            {axis.ticks.map((tick) => (
              <g key={tick} class="chart-axis">
                <line x1={SIDE} x2={width} y1={y(tick)} y2={y(tick)} />
                <text x={SIDE - 8} y={y(tick) + 4} text-anchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            {bars.map((bar, at) => {
              const place = places[at];
              return place && <Column key={bar.label} bar={bar} left={place.left} width={place.width} y={y} isLabelled={isLabelled(at)} />;
            })}
          </svg>
        )}
      </div>
    </figure>
  );
}

function Column({ bar, left, width, y, isLabelled }: { bar: Bar; left: number; width: number; y: (value: number) => number; isLabelled: boolean }) {
  const pieces = stack(bar.parts.map((part) => part.value));
  return (
    <g>
      <title>{bar.title}</title>
      {bar.parts.map((part, at) => {
        const { from, size } = pieces[at] ?? { from: 0, size: 0 };
        return size > 0 && <rect key={part.name} class={`fill-${part.look}`} x={left} width={width} y={y(from + size)} height={Math.max(1, y(from) - y(from + size) - (from > 0 ? 1 : 0))} rx={Math.min(2, width / 4)} />;
      })}
      {bar.mark != null && <line class="chart-mark" x1={left - 1} x2={left + width + 1} y1={y(bar.mark)} y2={y(bar.mark)} />}
      {isLabelled && (
        <text class="chart-label" x={left + width / 2} y={HEIGHT - 6} text-anchor="middle">
          {bar.label}
        </text>
      )}
    </g>
  );
}

/** One bar along the line, cut into its parts. */
export function Strip({ parts, told }: { parts: Part[]; told: string }) {
  const [box, width] = useWidth();
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const pieces = stack(parts.map((part) => part.value));
  return (
    <div ref={box} class="strip">
      {width > 0 && (
        <svg width={width} height={20} role="img" aria-label={told}>
          {whole > 0 ? (
            parts.map((part, at) => {
              const { from, size } = pieces[at] ?? { from: 0, size: 0 };
              return (
                size > 0 && (
                  <rect key={part.name} class={`fill-${part.look}`} x={(from / whole) * width} width={Math.max(1, (size / whole) * width - 1)} y={2} height={16} rx={3}>
                    <title>{part.name}</title>
                  </rect>
                )
              );
            })
          ) : (
            <rect class="fill-empty" width={width} y={2} height={16} rx={3} />
          )}
        </svg>
      )}
    </div>
  );
}

export function Legend({ entries }: { entries: { name: string; look: string }[] }) {
  if (entries.length < 2) return null;
  return (
    <ul class="legend" aria-hidden="true">
      {entries.map((entry) => (
        <li key={entry.name}>
          <svg width="10" height="10">
            <rect class={`fill-${entry.look}`} width="10" height="10" rx="2" />
          </svg>
          {entry.name}
        </li>
      ))}
    </ul>
  );
}

/** The width that an element has now, 0 until it is known. */
function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);
  return [box, width];
}
