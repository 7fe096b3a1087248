import { PathLayer } from '@deck.gl/layers';
import { linkValue, readableLinkValue } from '../city/link-value.ts';
import type { DenseTable } from '../city/dense-table.ts';
import { say } from '../design/language.ts';
import { defineTableLayer } from '../map/define-table-layer.ts';
import type { Path } from './kit/path.ts';
import type { Rgba, TokenColours } from './kit/token-colours.ts';

type Table = DenseTable<'links'>;

interface Line {
  readonly slot: number;
  readonly path: Path;
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
function colourOf(speedKmh: number | undefined, colours: TokenColours): Rgba {
  if (speedKmh === undefined) return colours['map-road'];
  const step = RAMP.find(([below]) => speedKmh < below);
  return colours[step?.[1] ?? 'g-4'];
}

/** Lines by the entries they are of: a speed that changes moves no line. */
const LINES = new WeakMap<Table['entries'], readonly Line[]>();

function linesOf({ entries }: Table): readonly Line[] {
  const held = LINES.get(entries);
  if (held !== undefined) return held;
  const lines = entries.flatMap((entry, slot): Line[] =>
    entry?.geometry?.type === 'LineString' ? [{ slot, path: entry.geometry.coordinates }] : [],
  );
  LINES.set(entries, lines);
  return lines;
}

export default defineTableLayer<'links', Table>({
  id: 'link-speed',
  title: { ko: '도로 속도', en: 'Road speeds' },
  group: 'links',
  topic: 'links',
  prepare: (table) => table,
  build: (table, { colours, lineScale }) => [
    new PathLayer<Line>({
      id: 'link-speed',
      data: linesOf(table),
      getPath: ({ path }) => path as [number, number][],
      getColor: ({ slot }) => colourOf(linkValue(table, slot), colours),
      updateTriggers: { getColor: `${table.position?.epoch}/${table.position?.seq}` },
      widthUnits: 'pixels',
      getWidth: WIDTH_PX * lineScale,
      jointRounded: true,
      capRounded: true,
    }),
  ],
  legend: (table, { language }) => {
    if (linesOf(table).length === 0) return undefined;
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
    linesOf(table).map(({ slot }) => {
      const entry = table.entries[slot];
      const name = entry === undefined ? '' : say(entry.name, language);
      return `${name} ${readableLinkValue(table, slot) ?? '—'} ${entry?.unit ?? ''}`;
    }),
});
