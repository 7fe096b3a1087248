import type { Coordinate, LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { isInForce } from '../city/alert-standing.ts';
import { say } from '../design/language.ts';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import { defineLayer } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer } from './kit/line-layers.ts';
import { pointOf } from './kit/place-of.ts';
import { symbolLayers } from './kit/symbol-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat | undefined;
  readonly level: Level;
  /** Where it was felt, only as far as the source itself says so. */
  readonly felt: readonly (readonly Coordinate[])[];
  readonly event: EventOf<'alert'>;
}

const MARK_PX = 20;
const LINE_PX = 2;
const MOST_LABELS = 3;

const isQuake = ({ data: { event } }: EventOf<'alert'>): boolean =>
  event.ko.includes('지진') || /earthquake/i.test(`${event.ko} ${event.en ?? ''}`);

export default defineLayer<Row>({
  id: 'quakes',
  title: { ko: '지진', en: 'Earthquakes' },
  group: 'marks',
  reads: ['alert'],
  select: (city) =>
    [...city.byKind.alert.values()]
      .filter((event) => isQuake(event) && isInForce(event.data))
      .flatMap((event) => {
        const { geometry, severity } = event.data;
        const at = pointOf(geometry);
        const felt = geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
        // An epicentre far away has no place on this map: it is words among the notices.
        if (at === undefined && felt.length === 0) return [];
        return [{ subject: event.subject, at, level: levelOf(severity), felt, event }];
      })
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level)),
  build: (rows, context) => {
    const { colours, lineScale } = context;
    const rings = rows.flatMap(({ subject, felt, level }) =>
      felt.map((path) => ({ subject, path, colour: levelColour(level, colours) })),
    );
    const marks = rows.flatMap(({ subject, at, level }) =>
      at === undefined
        ? []
        : [{ subject, at, symbol: 'epicentre' as const, colour: levelColour(level, colours) }],
    );
    return [
      lineLayer('quakes-felt-casing', rings, 2 * LINE_PX * lineScale, colours['map-out']),
      lineLayer('quakes-felt', rings, LINE_PX * lineScale),
      ...symbolLayers('quakes-epicentre', marks, MARK_PX, context),
    ];
  },
  labels: (rows, context, taken) => {
    const wanted = rows.toReversed().flatMap(({ subject, at, event: { data } }) => {
      const text = say(data.headline, context.language);
      return at === undefined ? [] : [{ key: subject, at, text }];
    });
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx: MARK_PX });
  },
  legend: (rows, { language }) => {
    if (rows.length === 0) return undefined;
    const ko = language === 'ko';
    const worst = rows.at(-1)?.level ?? '?';
    const token = worst === '?' || worst === 0 ? 'g-7' : (`sev-${worst}` as const);
    const hasFelt = rows.some(({ felt }) => felt.length > 0);
    return {
      title: ko ? '지진' : 'Earthquake',
      steps: [],
      marks: [
        {
          label: ko ? '진앙 (크기는 규모가 아님)' : 'epicentre (size is no magnitude)',
          mark: { symbol: 'epicentre', token },
        },
        ...(hasFelt
          ? []
          : [
              {
                label: ko ? '느낀 범위는 발표에 없음' : 'felt area not told',
                mark: { symbol: 'unknown', token: 'g-7' },
              } as const,
            ]),
      ],
    };
  },
  describe: ({ event }, language) => say(event.data.headline, language),
});
