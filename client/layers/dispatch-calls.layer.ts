import { ScatterplotLayer } from '@deck.gl/layers';
import type { LonLat } from '../../contract/place.ts';
import { say } from '../design/language.ts';
import { toLonLat } from './kit/path.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { defineLayer } from '../map/define-layer.ts';
import { faded } from './kit/token-colours.ts';
import type { EventOf } from '../city/city.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly startedMs: number;
  readonly isFlood: boolean;
  readonly event: EventOf<'incident'>;
}

const RECENT_MS = 10 * 60_000;
/** Of a dot at zoom 9.5, 11, 13 and 15; a ring is a little larger, what is older smaller. */
const RADIUS_PX = [2.4, 3, 5, 9] as const;
const SHARE = { recent: 1, older: 0.77, flood: 1.07 } as const;

function toRow(event: EventOf<'incident'>): Row[] {
  const { geometry, category, startedAt } = event.data;
  if (geometry?.type !== 'Point') return [];
  return [
    {
      subject: event.subject,
      at: toLonLat(geometry.coordinates),
      startedMs: Date.parse(startedAt),
      isFlood: category === 'flood',
      event,
    },
  ];
}

export default defineLayer<Row>({
  id: 'dispatch-calls',
  title: { ko: '119 신고', en: '119 calls' },
  group: 'points',
  reads: ['incident'],
  select: (city) =>
    [...city.byKind.incident.values()]
      .filter(
        ({ subject, data }) => subject.startsWith('incident/119/') && data.status === 'active',
      )
      .flatMap(toRow)
      .toSorted((a, b) => a.startedMs - b.startedMs),
  build: (rows, { colours, lineScale, nowMs, zoom, focus }) => {
    const radius = sizeByZoom(zoom, RADIUS_PX) * lineScale;
    const isRecent = ({ startedMs }: Row): boolean => nowMs - startedMs <= RECENT_MS;
    const shared = {
      getPosition: ({ at }: Row): [number, number] => [at.lon, at.lat],
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      stroked: true,
    } as const;
    // Of one situation all calls are of a kind: the newest are to be seen first.
    const isRing = ({ isFlood }: Row): boolean => isFlood && focus === undefined;
    const dots = rows.filter((row) => !isRing(row));
    return [
      new ScatterplotLayer<Row>({
        ...shared,
        id: 'dispatch-calls-flood',
        data: rows.filter(isRing),
        filled: false,
        getRadius: SHARE.flood * radius,
        getLineWidth: 1.1 * lineScale,
        getLineColor: (row) => faded(colours['g-9'], isRecent(row) ? 1 : 0.47),
        updateTriggers: { getLineColor: nowMs },
      }),
      new ScatterplotLayer<Row>({
        ...shared,
        id: 'dispatch-calls-dot',
        data: dots,
        getRadius: (row) => (isRecent(row) ? SHARE.recent : SHARE.older) * radius,
        getFillColor: (row) => faded(colours['g-10'], isRecent(row) ? 1 : 0.47),
        getLineWidth: 0.75 * lineScale,
        getLineColor: (row) => faded(colours['g-1'], isRecent(row) ? 1 : 0.6),
        updateTriggers: { getRadius: [nowMs, radius], getFillColor: nowMs, getLineColor: nowMs },
      }),
    ];
  },
  describe: ({ event }, language) => say(event.data.headline, language),
});
