import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { say, type Language } from '../design/language.ts';
import { defineLayer } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers } from './kit/symbol-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  /** The lamp, signal … it is about is known to the city. */
  readonly isJoined: boolean;
  readonly event: EventOf<'request'>;
}

const SIZE_PX = [8, 10, 13, 18] as const;
const LABEL_ZOOM = 13;
const MOST_LABELS = 12;

const joinedWord = (isJoined: boolean, language: Language): string =>
  isJoined ? ` (${say({ ko: '시설물 연결', en: 'equipment known' }, language)})` : '';

export default defineLayer<Row>({
  id: 'requests',
  title: { ko: '시민 신고', en: 'Citizen reports' },
  group: 'points',
  reads: ['request', 'asset'],
  select: ({ byKind: { request, asset } }) =>
    [...request.values()].flatMap((event) => {
      const { status, geometry, asset: subject } = event.data;
      if (status !== 'open') return [];
      const joined = subject === undefined ? undefined : asset.get(subject);
      const at = pointOf(geometry) ?? pointOf(joined?.data.geometry ?? null);
      if (at === undefined) return [];
      return [{ subject: event.subject, at, isJoined: joined !== undefined, event }];
    }),
  build: (rows, context) =>
    symbolLayers(
      'requests',
      rows.map(({ subject, at, isJoined }) => ({
        subject,
        at,
        symbol: isJoined ? ('report-joined' as const) : ('report' as const),
        colour: context.colours['g-9'],
      })),
      sizeByZoom(context.zoom, SIZE_PX),
      context,
      // Beside what it speaks of, never on top of it.
      [sizeByZoom(context.zoom, SIZE_PX) * 0.7, -sizeByZoom(context.zoom, SIZE_PX) * 0.8],
    ),
  labels: (rows, context, taken) => {
    if (context.zoom < LABEL_ZOOM) return [];
    const wanted = rows.map(({ subject, at, event: { data } }) => ({
      key: subject,
      at,
      text: say(data.service.name, context.language),
    }));
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx: 26 });
  },
  legend: (rows, { language }) => {
    if (rows.length === 0) return undefined;
    return {
      title: say({ ko: '시민 신고', en: 'Reports' }, language),
      steps: [],
      marks: countedMarks(
        rows.map(({ isJoined }) => (isJoined ? 'joined' : 'alone')),
        [
          {
            key: 'joined',
            label: say({ ko: '시설물에 연결', en: 'on equipment' }, language),
            mark: { symbol: 'report-joined', token: 'g-9' },
          },
          {
            key: 'alone',
            label: say({ ko: '신고만', en: 'report only' }, language),
            mark: { symbol: 'report', token: 'g-9' },
          },
        ],
      ),
    };
  },
  describe: ({ isJoined, event: { data } }, language) =>
    [say(data.service.name, language), data.address ?? '']
      .filter((part) => part !== '')
      .join(' · ') + joinedWord(isJoined, language),
});
