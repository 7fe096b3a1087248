import { useMemo, useState, type CSSProperties, type JSX } from 'react';
import type { Severity } from '../../contract/event.ts';
import type { Bounds, LonLat } from '../../contract/place.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { fillColour, levelOf, lineColour } from '../design/severity.ts';
import {
  assignSlots,
  leaderEnd,
  MOST_CALLOUTS,
  slotsOf,
  type CalloutSlot,
} from './callout-slots.ts';
import { clearOf } from './clear-of.ts';
import styles from './callouts.module.css';
import type { Camera, FitBox, Pixel } from './camera.ts';
import { useProjected } from './use-projected.ts';

/** What is worth words on the map, most important first. */
export interface CalloutRow {
  readonly subject: string;
  readonly at: LonLat;
  readonly severity: Severity;
  readonly title: string;
  readonly detail: string;
}

interface Placed {
  readonly row: CalloutRow;
  readonly target: Pixel;
  readonly slot: CalloutSlot;
}

const cornersOf = ([west, south, east, north]: Bounds): readonly LonLat[] => [
  { lon: west, lat: south },
  { lon: east, lat: north },
];

/** What slots are held in: in another box they are given anew. */
interface Held {
  readonly fitBox: FitBox;
  readonly slots: ReadonlyMap<string, string>;
}

const NOTHING_HELD: ReadonlyMap<string, string> = new Map();

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([subject, slot]) => b.get(subject) === slot);

function Leader({ target, slot }: Placed): JSX.Element {
  const { x: x2, y: y2 } = leaderEnd(slot);
  const end = { x2, y2 };
  return (
    <g>
      <line className={styles['casing']} x1={target.x} y1={target.y} {...end} />
      <line className={styles['leader']} x1={target.x} y1={target.y} {...end} />
    </g>
  );
}

function Mark({ row, target }: Placed): JSX.Element {
  return (
    <span className={styles['mark']} style={{ left: target.x, top: target.y }}>
      <SeverityMark level={levelOf(row.severity)} />
    </span>
  );
}

function Words({ row, slot }: Placed): JSX.Element {
  const level = levelOf(row.severity);
  const bar = { '--bar': level === '?' ? lineColour(level) : fillColour(level) } as CSSProperties;
  return (
    <div
      className={styles['callout']}
      data-slot={slot.id}
      data-subject={row.subject}
      style={{ ...bar, left: Math.round(slot.x), top: Math.round(slot.y), maxWidth: slot.width }}
    >
      <strong className={styles['title']}>{row.title}</strong>
      <span className={styles['detail']}>{row.detail}</span>
    </div>
  );
}

/** At most seven places named on the map, each with its mark, a line and two lines of words. */
export function Callouts({
  camera,
  fitBox,
  unit,
  rows,
  names,
  bounds,
}: {
  readonly camera: Camera | undefined;
  readonly fitBox: FitBox;
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  readonly rows: readonly CalloutRow[];
  /** Where names stand on the map: a mark steps aside rather than cover one. */
  readonly names: readonly LonLat[];
  readonly bounds: Bounds;
}): JSX.Element {
  const [last, setLast] = useState<Held>({ fitBox, slots: NOTHING_HELD });
  const held = last.fitBox === fitBox ? last.slots : NOTHING_HELD;
  const shown = useMemo(() => rows.slice(0, MOST_CALLOUTS), [rows]);
  const places = useMemo(() => shown.map(({ at }) => at), [shown]);
  const exact = useProjected(camera, places);
  const namePixels = useProjected(camera, names);
  const [west, east] = useProjected(
    camera,
    useMemo(() => cornersOf(bounds), [bounds]),
  );
  const span = west && east && { left: west.x, right: east.x, top: east.y, bottom: west.y };
  const pixels = exact.map((at) => at && clearOf(at, namePixels, unit));
  const targets = shown.flatMap(({ subject }, index) => {
    const at = pixels[index];
    return at === undefined ? [] : [{ subject, at }];
  });
  const given = assignSlots(targets, fitBox, held, {
    city: span,
    names: namePixels.filter((name) => name !== undefined),
    unit,
  });
  if (last.fitBox !== fitBox || !isSame(given, held)) setLast({ fitBox, slots: given });
  const slots = new Map(slotsOf(fitBox, span, unit).map((slot) => [slot.id, slot]));
  const placed = shown.flatMap((row, index): Placed[] => {
    const slot = slots.get(given.get(row.subject) ?? '');
    const target = pixels[index];
    return slot === undefined || target === undefined ? [] : [{ row, target, slot }];
  });
  return (
    <div className={styles['callouts']}>
      <svg className={styles['lines']} aria-hidden="true">
        {placed.map((one) => (
          <Leader key={one.row.subject} {...one} />
        ))}
      </svg>
      {placed.map((one) => (
        <Mark key={one.row.subject} {...one} />
      ))}
      {placed.map((one) => (
        // In another slot it is written anew, not drawn along.
        <Words key={`${one.slot.id} ${one.row.subject}`} {...one} />
      ))}
    </div>
  );
}
