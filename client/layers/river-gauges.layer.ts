import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { selectRiverLevels } from '../city/select-observations.ts';
import { isStale } from '../city/observed-number.ts';
import { say } from '../design/language.ts';
import { rankOf, type Level } from '../design/severity.ts';
import { toLonLat } from './kit/path.ts';
import { defineLayer } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { markLayer } from './kit/mark-layer.ts';
import { levelByThresholds } from './kit/observed-value.ts';
import { markName } from './kit/severity-atlas.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly level: Level;
  readonly event: EventOf<'observation'>;
}

/** River levels arrive every ten minutes. */
const EVERY_MS = 600_000;
const MARK_PX = 18;
/** A gauge that is normal, or only to be watched, must not compete with one that is dangerous. */
const QUIET_MARK_PX = 12;
const FIRST_LOUD_LEVEL = 2;
/** Nearer, those over a limit say where they stand and how high; below their mark. */
const LABEL_ZOOM = 12.2;
const MOST_LABELS = 8;
const BELOW_PX = -20;

export default defineLayer<Row>({
  id: 'river-gauges',
  title: { ko: '하천 수위', en: 'River levels' },
  group: 'marks',
  reads: ['observation'],
  select: (city) =>
    selectRiverLevels(city).flatMap((event) =>
      event.data.geometry?.type === 'Point'
        ? [
            {
              subject: event.subject,
              at: toLonLat(event.data.geometry.coordinates),
              level: levelByThresholds(event.data),
              event,
            },
          ]
        : [],
    ),
  build: (rows, context) => {
    const marks = rows.map(({ subject, at, level, event }) => ({
      subject,
      at,
      level,
      mark: markName(
        level === '?' ? 0 : level,
        isStale(event.data.phenomenonTime, EVERY_MS, context.nowMs),
      ),
    }));
    const isQuiet = ({ level }: { readonly level: Level }): boolean =>
      rankOf(level) < FIRST_LOUD_LEVEL;
    return [
      markLayer('river-gauges-quiet', marks.filter(isQuiet), QUIET_MARK_PX, context),
      markLayer(
        'river-gauges-level',
        marks.filter((mark) => !isQuiet(mark)),
        MARK_PX,
        context,
      ),
    ];
  },
  labels: (rows, context, taken) => {
    if (context.zoom < LABEL_ZOOM) return [];
    const wanted = rows
      .filter(({ level }) => rankOf(level) >= FIRST_LOUD_LEVEL)
      .toSorted((a, b) => rankOf(b.level) - rankOf(a.level))
      .map(({ subject, at, event: { data } }) => {
        const name = say(data.featureOfInterest.name, context.language);
        const value = typeof data.result === 'number' ? ` ${data.result.toFixed(1)} m` : '';
        return { key: `label ${subject}`, at, text: `${name}${value}` };
      });
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx: BELOW_PX });
  },
  describe: ({ event: { data } }, language) =>
    `${say(data.featureOfInterest.name, language)} ${data.result ?? '—'} ${data.unit}`,
});
