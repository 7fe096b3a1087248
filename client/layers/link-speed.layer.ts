import { linkValue, readableLinkValue } from '../city/link-value.ts';
import type { DenseTable } from '../city/dense-table.ts';
import { say } from '../design/language.ts';
import { defineTableLayer } from '../map/define-table-layer.ts';
import { coloured, stretchesOf, type ColouredStretches, type Stretches } from './kit/stretches.ts';
import { StretchesLayer } from './kit/stretches-layer.ts';
import type { Rgba, TokenColours } from './kit/token-colours.ts';

type Table = DenseTable<'links'>;

interface Links {
  /** Of each line, in the order they are drawn. */
  readonly slots: readonly number[];
  readonly stretches: Stretches;
}

const WIDTH_PX = 2;
/**
 * Slower is lighter. No severity: what is abnormal on a link needs its usual speed at the hour, which
 * is not held, and a slow evening alone must not turn the map yellow.
 */
const RAMP = [
  [12, 'g-8'],
  [25, 'g-7'],
  [40, 'g-6'],
  [60, 'g-5'],
] as const;

/** A link that is known, but not its speed, looks like any road. */
function colourOfSpeed(speedKmh: number | undefined, colours: TokenColours): Rgba {
  if (speedKmh === undefined) return colours['map-road'];
  const step = RAMP.find(([below]) => speedKmh < below);
  return colours[step?.[1] ?? 'g-4'];
}

/** Lines by the entries they are of: a speed that changes moves no line. */
const LINKS = new WeakMap<Table['entries'], Links>();

function linksOf({ entries }: Table): Links {
  const held = LINKS.get(entries);
  if (held !== undefined) return held;
  const lines = entries.flatMap((entry, slot) =>
    entry?.geometry?.type === 'LineString' ? [{ slot, path: entry.geometry.coordinates }] : [],
  );
  const links = {
    slots: lines.map(({ slot }) => slot),
    stretches: stretchesOf(lines.map(({ path }) => path)),
  };
  LINKS.set(entries, links);
  return links;
}

/** Colours by the table they are of: sent to the card again only when a speed has changed. */
const COLOURED = new WeakMap<
  Table,
  { readonly colours: TokenColours; readonly lines: ColouredStretches }
>();

function linesOf(table: Table, colours: TokenColours): ColouredStretches {
  const held = COLOURED.get(table);
  if (held?.colours === colours) return held.lines;
  const { slots, stretches } = linksOf(table);
  const lines = coloured(stretches, (line) =>
    colourOfSpeed(linkValue(table, slots[line] ?? -1), colours),
  );
  COLOURED.set(table, { colours, lines });
  return lines;
}

export default defineTableLayer<'links', ColouredStretches>({
  id: 'link-speed',
  title: { ko: '도로 속도', en: 'Road speeds' },
  group: 'links',
  topic: 'links',
  prepare: (table, { colours }) => linesOf(table, colours),
  build: (lines, { lineScale }) => [
    new StretchesLayer({
      id: 'link-speed',
      data: lines,
      origin: lines.origin,
      width: { px: WIDTH_PX * lineScale },
    }),
  ],
  legend: ({ length }, { language }) => {
    if (length === 0) return undefined;
    const froms = [0, ...RAMP.map(([below]) => below)];
    const tokens = [...RAMP.map(([, token]) => token), 'g-4' as const];
    return {
      title: say({ ko: '통행 속도 km/h', en: 'Speed, km/h' }, language),
      steps: tokens.map((token, index) => ({
        label: String(froms[index]),
        token,
        isCriterion: false,
      })),
    };
  },
  describe: (table, language) =>
    linksOf(table).slots.map((slot) => {
      const entry = table.entries[slot];
      const name = entry === undefined ? '' : say(entry.name, language);
      return `${name} ${readableLinkValue(table, slot) ?? '—'} ${entry?.unit ?? ''}`;
    }),
});
