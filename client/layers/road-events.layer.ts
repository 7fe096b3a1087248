import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { say } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import { defineLayer } from '../map/define-layer.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers } from './kit/symbol-layers.ts';

type Key = 'work' | 'stopped' | 'other';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly key: Key;
  readonly event: EventOf<'incident'>;
}

const SIZE_PX = [9, 11, 14, 18] as const;
const SYMBOLS: Readonly<Record<Key, MapSymbol>> = {
  work: 'maintenance',
  stopped: 'fault',
  other: 'dot-hollow',
};
const STOPPED: ReadonlySet<string> = new Set(['accident', 'breakdown', 'obstruction', 'transit']);

const isOfRoads = ({ domain }: EventOf<'incident'>): boolean =>
  domain === 'traffic' || domain === 'transit';

function keyOf(category: string): Key {
  if (category === 'roadwork') return 'work';
  return STOPPED.has(category) ? 'stopped' : 'other';
}

export default defineLayer<Row>({
  id: 'road-events',
  title: { ko: '도로 돌발', en: 'Road incidents' },
  group: 'points',
  reads: ['incident'],
  select: (city) =>
    [...city.byKind.incident.values()].flatMap((event): Row[] => {
      const { status, roadClosure, geometry, category } = event.data;
      const at = pointOf(geometry);
      // What closes a road is another layer's.
      if (status !== 'active' || roadClosure !== undefined || at === undefined) return [];
      return isOfRoads(event) ? [{ subject: event.subject, at, key: keyOf(category), event }] : [];
    }),
  build: (rows, context) =>
    symbolLayers(
      'road-events',
      rows.map(({ subject, at, key }) => ({
        subject,
        at,
        symbol: SYMBOLS[key],
        colour: context.colours['g-9'],
      })),
      sizeByZoom(context.zoom, SIZE_PX),
      context,
    ),
  legend: (rows, { language }) => {
    if (rows.length === 0) return undefined;
    const line = (key: Key, ko: string, en: string) => ({
      key,
      label: say({ ko, en }, language),
      mark: { symbol: SYMBOLS[key], token: 'g-9' } as const,
    });
    return {
      title: say({ ko: '도로 돌발', en: 'Incidents' }, language),
      steps: [],
      marks: countedMarks(
        rows.map(({ key }) => key),
        [
          line('stopped', '사고·고장·장애', 'accident, breakdown'),
          line('work', '공사', 'works'),
          line('other', '그 밖', 'other'),
        ],
      ),
    };
  },
  describe: ({ event: { data } }, language) =>
    [say(data.headline, language), data.stages?.at(-1)?.name]
      .flatMap((part) =>
        part === undefined ? [] : [typeof part === 'string' ? part : say(part, language)],
      )
      .join(' · '),
});
