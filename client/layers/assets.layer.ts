import { ScatterplotLayer } from '@deck.gl/layers';
import type { AssetState } from '../../contract/asset.ts';
import type { LonLat } from '../../contract/place.ts';
import { assetSeverity, isBroken, isDoorOpen, worstFault } from '../city/asset-condition.ts';
import type { EventOf } from '../city/city.ts';
import { say } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { levelColour } from './kit/level-colour.ts';
import { assetLegend, STATE_WORDS } from './kit/asset-legend.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers, type PlacedSymbol } from './kit/symbol-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly state: AssetState;
  readonly level: Level;
  readonly isOpen: boolean;
  /** What it hangs on is out itself: one cause, said once. */
  readonly isFollower: boolean;
  readonly heardMs: number;
  readonly isRetained: boolean;
  readonly event: EventOf<'asset'>;
}

/** Lamps report at least once a night: what was heard longer ago is not known to be well now. */
const AGED_MS = 24 * 3_600_000;
const CALM_RADIUS_PX = 1.2;
const QUIET_PX = [5, 6, 9, 14] as const;
const LOUD_PX = [9, 11, 15, 22] as const;
const MOST_LABELS = 6;

function toRow(event: EventOf<'asset'>, broken: ReadonlySet<string>): Row[] {
  const { data, subject, recordedtime } = event;
  const at = pointOf(data.geometry);
  if (at === undefined) return [];
  const isOut = isBroken(data);
  return [
    {
      subject,
      at,
      state: data.state,
      level: isOut ? levelOf(assetSeverity(data)) : 0,
      isOpen: isDoorOpen(data),
      isFollower: isOut && data.partOf !== undefined && broken.has(data.partOf),
      heardMs: Date.parse(recordedtime),
      isRetained: data.flags?.includes('retained') === true,
      event,
    },
  ];
}

const isAged = ({ isRetained, heardMs }: Row, nowMs: number): boolean =>
  isRetained || nowMs - heardMs > AGED_MS;

function symbolOf({ state, isOpen }: Row): MapSymbol {
  switch (state) {
    case 'ok':
      return 'dot-hollow';
    case 'unknown':
    case 'maintenance':
    case 'offline':
    case 'fault':
      return state;
    case 'degraded':
      return isOpen ? 'door' : 'degraded';
  }
}

function placed(row: Row, { colours }: LayerContext): PlacedSymbol {
  const colour = isBroken(row) ? levelColour(row.level, colours) : colours['g-7'];
  return { subject: row.subject, at: row.at, symbol: symbolOf(row), colour };
}

export default defineLayer<Row>({
  id: 'assets',
  title: { ko: '시설물 상태', en: 'Equipment' },
  group: 'points',
  reads: ['asset'],
  select: (city) => {
    const assets = city.byKind.asset;
    const broken = new Set<string>();
    for (const { subject, data } of assets.values()) if (isBroken(data)) broken.add(subject);
    // Mildest first: the gravest is drawn last and on top.
    return [...assets.values()]
      .flatMap((event) => toRow(event, broken))
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level));
  },
  build: (rows, context) => {
    const { colours, lineScale, nowMs, zoom } = context;
    const well = rows.filter((row) => row.state === 'ok' && !isAged(row, nowMs));
    const loud = rows.filter((row) => isBroken(row) && !row.isFollower);
    const quiet = rows.filter(
      (row) => !(isBroken(row) && !row.isFollower) && !(row.state === 'ok' && !isAged(row, nowMs)),
    );
    const doors = loud.filter(({ isOpen, state }) => isOpen && state !== 'degraded');
    const quietPx = sizeByZoom(zoom, QUIET_PX);
    const loudPx = sizeByZoom(zoom, LOUD_PX);
    const beside = doors.map((row) => ({ ...placed(row, context), symbol: 'door' as const }));
    return [
      new ScatterplotLayer<Row>({
        id: 'assets-well',
        data: well,
        getPosition: ({ at }) => [at.lon, at.lat],
        radiusUnits: 'pixels',
        getRadius: CALM_RADIUS_PX * lineScale,
        getFillColor: [...colours['g-6']],
      }),
      ...symbolLayers(
        'assets-quiet',
        quiet.map((row) => placed(row, context)),
        quietPx,
        context,
      ),
      ...symbolLayers(
        'assets-broken',
        loud.map((row) => placed(row, context)),
        loudPx,
        context,
      ),
      ...symbolLayers('assets-door', beside, loudPx, context, [loudPx, 0]),
    ];
  },
  labels: (rows, context, taken) => {
    const { language, zoom } = context;
    const wanted = rows
      .filter((row) => isBroken(row) && !row.isFollower)
      .toReversed()
      .map(({ subject, at, state, event: { data } }) => {
        const fault = worstFault(data);
        const what = fault === undefined ? STATE_WORDS[state] : fault.text;
        return { key: subject, at, text: `${data.assetId} ${say(what, language)}` };
      });
    const abovePx = sizeByZoom(zoom, LOUD_PX) / 2 + 13;
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx });
  },
  legend: (rows, { language, nowMs }) =>
    assetLegend(
      rows.map((row) => ({
        state: row.state,
        level: row.level,
        isOpen: row.isOpen,
        isAged: isAged(row, nowMs),
      })),
      language,
    ),
  describe: ({ event: { data } }, language) => {
    const faults = data.faults.map(({ text }) => say(text, language)).join(', ');
    const state = say(STATE_WORDS[data.state], language);
    return `${say(data.name, language)} ${faults === '' ? state : `${state}: ${faults}`}`;
  },
});
