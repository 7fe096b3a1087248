import type { Domain } from '../../contract/event.ts';
import type { LonLat, Text } from '../../contract/place.ts';
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
/** Named in the legend; the others are few. */
const MOST_DOMAINS = 2;

const DOMAIN_WORDS: Readonly<Record<Domain, Text>> = {
  disaster: { ko: '재난', en: 'disaster' },
  water: { ko: '수자원', en: 'water' },
  traffic: { ko: '교통', en: 'traffic' },
  transit: { ko: '대중교통', en: 'transit' },
  safety: { ko: '안전', en: 'safety' },
  environment: { ko: '환경', en: 'environment' },
  energy: { ko: '에너지', en: 'energy' },
  citizen: { ko: '일반', en: 'general' },
  lighting: { ko: '조명', en: 'lighting' },
  administration: { ko: '행정', en: 'administration' },
  system: { ko: '시스템', en: 'system' },
};

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
    const domains = Map.groupBy(rows, ({ event }) => event.domain);
    const counts = [...domains]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([domain, own]) => `${say(DOMAIN_WORDS[domain], language)} ${own.length}`);
    const rest = counts.length - MOST_DOMAINS;
    const more = rest > 0 ? [language === 'ko' ? `외 ${rest}` : `+${rest}`] : [];
    const shown = [...counts.slice(0, MOST_DOMAINS), ...more].join(' · ');
    return {
      title: `${say({ ko: '시민 신고', en: 'Reports' }, language)}: ${shown}`,
      steps: [],
      marks: countedMarks(
        rows.map(({ isJoined }) => (isJoined ? 'joined' : 'alone')),
        [
          {
            key: 'joined',
            label: say({ ko: '시설물에 연결', en: 'tied to equipment' }, language),
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
