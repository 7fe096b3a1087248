import { useMemo, useState } from 'react';
import type { Severity } from '../../contract/event.ts';
import type { Bounds, LonLat } from '../../contract/place.ts';
import type { Language } from '../design/language.ts';
import { assignSlots, MOST_CALLOUTS, slotsOf, type CalloutSlot } from './callout-slots.ts';
import type { Camera, FitBox, Pixel } from './camera.ts';
import { clearOf, outOf } from './clear-of.ts';
import type { WordBox } from './room-for-words.ts';
import { useProjected } from './use-projected.ts';
import { wordSize } from './word-size.ts';

/** What is worth words on the map, most important first. */
export interface CalloutRow {
  readonly subject: string;
  readonly at: LonLat;
  readonly severity: Severity;
  readonly title: string;
  readonly detail: string;
}

export interface PlacedCallout {
  readonly row: CalloutRow;
  readonly target: Pixel;
  readonly slot: CalloutSlot;
}

/** Of a mark with its ground, of words and of what stands around them, units of the layout; as their style says. */
const MARK = 54;
const TITLE = { ko: 42, en: 30 } as const;
const DETAIL = { ko: 36, en: 30 } as const;
const PADDING = 36;
const LEAST_WIDTH = 200;

const cornersOf = ([west, south, east, north]: Bounds): readonly LonLat[] => [
  { lon: west, lat: south },
  { lon: east, lat: north },
];

/** What slots are held in: in another box, or for a city that has moved on screen, they are given anew. */
interface Held {
  readonly fitBox: FitBox;
  readonly span: Span | undefined;
  readonly slots: ReadonlyMap<string, string>;
}

interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** So far, in units of the layout, a city that stands still may seem to move. */
const STILL = 12;

function isStill(a: Span | undefined, b: Span | undefined, unit: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  const near = (x: number, y: number): boolean => Math.abs(x - y) < STILL * unit;
  return (
    near(a.left, b.left) && near(a.right, b.right) && near(a.top, b.top) && near(a.bottom, b.bottom)
  );
}

const NOTHING_HELD: ReadonlyMap<string, string> = new Map();
const NO_ROWS: readonly CalloutRow[] = [];

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([subject, slot]) => b.get(subject) === slot);

export interface CalloutsWanted {
  readonly camera: Camera | undefined;
  readonly fitBox: FitBox;
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  /** `undefined` = none are to be seen now. */
  readonly rows: readonly CalloutRow[] | undefined;
  /** Where names stand on the map: a mark steps aside rather than cover one. */
  readonly names: readonly LonLat[];
  /** Where legends stand: neither a mark nor words lie on one. */
  readonly legends: readonly WordBox[];
  readonly bounds: Bounds;
}

/** Where the marks and words of callouts stand, at most seven. */
export function usePlacedCallouts(wanted: CalloutsWanted): readonly PlacedCallout[] {
  const { camera, fitBox, unit, rows = NO_ROWS, names, legends, bounds } = wanted;
  const [last, setLast] = useState<Held>({ fitBox, span: undefined, slots: NOTHING_HELD });
  const shown = useMemo(() => rows.slice(0, MOST_CALLOUTS), [rows]);
  const places = useMemo(() => shown.map(({ at }) => at), [shown]);
  const exact = useProjected(camera, places);
  const namePixels = useProjected(camera, names);
  const [west, east] = useProjected(
    camera,
    useMemo(() => cornersOf(bounds), [bounds]),
  );
  const span = west && east && { left: west.x, right: east.x, top: east.y, bottom: west.y };
  const isHeld = last.fitBox === fitBox && isStill(last.span, span, unit);
  const held = isHeld ? last.slots : NOTHING_HELD;
  const pixels = exact.map((at) => outOf(clearOf(at, namePixels, unit), legends, MARK * unit));
  const targets = shown.flatMap(({ subject }, index) => {
    const at = pixels[index];
    return at === undefined ? [] : [{ subject, at }];
  });
  const around = { city: span, names: namePixels, legends, unit };
  const given = assignSlots(targets, fitBox, held, around);
  if (!isHeld || !isSame(given, held)) setLast({ fitBox, span, slots: given });
  const slots = new Map(slotsOf(fitBox, span, unit, legends).map((slot) => [slot.id, slot]));
  return shown.flatMap((row, index): PlacedCallout[] => {
    const slot = slots.get(given.get(row.subject) ?? '');
    const target = pixels[index];
    return slot === undefined || target === undefined ? [] : [{ row, target, slot }];
  });
}

/** What callouts take of the map: their marks and their words. */
export function boxesOf(
  placed: readonly PlacedCallout[],
  unit: number,
  language: Language,
): readonly WordBox[] {
  return placed.flatMap(({ row, target, slot }) => {
    const title = wordSize(row.title, TITLE[language] * unit);
    const detail = wordSize(row.detail, DETAIL[language] * unit);
    const wide = Math.max(LEAST_WIDTH * unit, title.width, detail.width) + PADDING * unit;
    const width = Math.min(slot.width, wide);
    const height = title.height + detail.height + (PADDING * unit) / 2;
    const words = { x: slot.x + width / 2, y: slot.y + height / 2, width, height };
    return [{ ...target, width: MARK * unit, height: MARK * unit }, words];
  });
}
