import { levelOf, rankOf, type Level } from '../design/severity.ts';
import { say } from '../design/language.ts';
import { selectLocalAlerts, type LocalAlert } from '../city/select-local-alerts.ts';
import { defineLayer } from '../map/define-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer } from './kit/line-layers.ts';

/** Below 경계 a notice is words beside the clock, not a line around a district. */
const LEAST_LEVEL = 3;
const WIDTH_PX = 1.5;
const CASING_PX = 3;

const levelOfAlert = ({ severity }: LocalAlert): Level => levelOf(severity);

export default defineLayer<LocalAlert>({
  id: 'alert-areas',
  title: { ko: '경보 구역', en: 'Alert areas' },
  group: 'closures',
  reads: ['alert', 'indicator'],
  select: (city) =>
    selectLocalAlerts(city.byKind).filter((alert) => rankOf(levelOfAlert(alert)) >= LEAST_LEVEL),
  build: (rows, { base, colours, lineScale }) => {
    // Mildest first: where two areas meet the graver line lies on top.
    const lines = rows
      .toSorted((a, b) => rankOf(levelOfAlert(a)) - rankOf(levelOfAlert(b)))
      .flatMap((alert) =>
        (base.districtRings.get(alert.code) ?? []).map((path) => ({
          subject: alert.code,
          path,
          colour: levelColour(levelOfAlert(alert), colours),
        })),
      );
    return [
      lineLayer('alert-areas-casing', lines, CASING_PX * lineScale, colours['map-out']),
      lineLayer('alert-areas', lines, WIDTH_PX * lineScale),
    ];
  },
  legend: (rows, { language }) => {
    if (rows.length === 0) return undefined;
    const isGravest = rows.some((alert) => levelOfAlert(alert) === 4);
    const title = say({ ko: '경보 구역', en: 'Alert area' }, language);
    return { title, steps: [], line: isGravest ? 'sev-4' : 'sev-3' };
  },
  describe: ({ code, headline }, language) => `${code}: ${say(headline, language)}`,
});
