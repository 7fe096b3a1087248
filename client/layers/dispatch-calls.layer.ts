import { ScatterplotLayer } from '@deck.gl/layers';
import type { LonLat } from '../../contract/place.ts';
import { say } from '../design/language.ts';
import { toLonLat } from './kit/path.ts';
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
const RADIUS_PX = { recent: 3, older: 2.3, flood: 3.2 } as const;

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
  build: (rows, { colours, lineScale, nowMs }) => {
    const isRecent = ({ startedMs }: Row): boolean => nowMs - startedMs <= RECENT_MS;
    const shared = {
      getPosition: ({ at }: Row): [number, number] => [at.lon, at.lat],
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      stroked: true,
    } as const;
    const dots = rows.filter(({ isFlood }) => !isFlood);
    return [
      new ScatterplotLayer<Row>({
        ...shared,
        id: 'dispatch-calls-flood',
        data: rows.filter(({ isFlood }) => isFlood),
        filled: false,
        getRadius: RADIUS_PX.flood * lineScale,
        getLineWidth: 1.1 * lineScale,
        getLineColor: (row) => faded(colours['g-9'], isRecent(row) ? 1 : 0.47),
        updateTriggers: { getLineColor: nowMs },
      }),
      new ScatterplotLayer<Row>({
        ...shared,
        id: 'dispatch-calls-dot',
        data: dots,
        getRadius: (row) => (isRecent(row) ? RADIUS_PX.recent : RADIUS_PX.older) * lineScale,
        getFillColor: (row) => faded(colours['g-10'], isRecent(row) ? 1 : 0.47),
        getLineWidth: 0.75 * lineScale,
        getLineColor: (row) => faded(colours['g-1'], isRecent(row) ? 1 : 0.6),
        updateTriggers: { getRadius: [nowMs, lineScale], getFillColor: nowMs, getLineColor: nowMs },
      }),
    ];
  },
  describe: ({ event }, language) => say(event.data.headline, language),
});
