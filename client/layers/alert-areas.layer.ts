import type { AlertData } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import { isAwaitingUpdate } from '../city/alert-standing.ts';
import { selectDrawnAlerts, type DrawnAlert } from '../city/select-drawn-alerts.ts';
import { selectLocalAlerts } from '../city/select-local-alerts.ts';
import { say } from '../design/language.ts';
import { levelOf, rankOf, worstOf, type Level } from '../design/severity.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { dashedLineLayer } from './kit/dashed-lines.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer, type ColouredLine } from './kit/line-layers.ts';

interface Row {
  readonly level: Level;
  readonly alert: AlertData;
  /** A whole district, or the rings that the sender drew. */
  readonly area: { readonly code: DistrictCode } | Pick<DrawnAlert, 'subject' | 'polygons'>;
}

/** Below 경계 a notice is words beside the clock, not a line around a district. */
const LEAST_LEVEL = 3;
const WIDTH_PX = 1.5;
const CASING_PX = 3;

function linesOf({ level, area }: Row, { base, colours }: LayerContext): ColouredLine[] {
  const colour = levelColour(level, colours);
  if ('code' in area) {
    return (base.districtRings.get(area.code) ?? []).map((path) => ({
      subject: area.code,
      path,
      colour,
    }));
  }
  // Holes are rings too: what lies inside one is not warned of.
  return area.polygons.flat().map((path) => ({ subject: area.subject, path, colour }));
}

export default defineLayer<Row>({
  id: 'alert-areas',
  title: { ko: '경보 구역', en: 'Alert areas' },
  group: 'closures',
  reads: ['alert', 'indicator'],
  select: (city) => {
    const districts = selectLocalAlerts(city.byKind)
      .map(({ code, severity, alert }): Row => ({
        level: levelOf(severity),
        alert,
        area: { code },
      }))
      .filter(({ level }) => rankOf(level) >= LEAST_LEVEL);
    const drawn = selectDrawnAlerts(city.byKind).map(({ subject, polygons, alert }): Row => ({
      level: levelOf(alert.severity),
      alert,
      area: { subject, polygons },
    }));
    // Mildest first: where two areas meet the graver line lies on top.
    return [...districts, ...drawn].toSorted((a, b) => rankOf(a.level) - rankOf(b.level));
  },
  build: (rows, context) => {
    const { colours, lineScale, nowMs } = context;
    const isAwaiting = ({ alert }: Row): boolean => isAwaitingUpdate(alert, nowMs);
    const lines = (some: readonly Row[]): ColouredLine[] =>
      some.flatMap((row) => linesOf(row, context));
    const sure = lines(rows.filter((row) => !isAwaiting(row)));
    const awaited = lines(rows.filter(isAwaiting));
    return [
      lineLayer(
        'alert-areas-casing',
        [...sure, ...awaited],
        CASING_PX * lineScale,
        colours['map-out'],
      ),
      lineLayer('alert-areas', sure, WIDTH_PX * lineScale),
      dashedLineLayer('alert-areas-awaited', awaited, WIDTH_PX * lineScale),
    ];
  },
  legend: (rows, { language, nowMs }) => {
    if (rows.length === 0) return undefined;
    const worst = worstOf(rows.map(({ level }) => level));
    const isAwaited = rows.some(({ alert }) => isAwaitingUpdate(alert, nowMs));
    const title = isAwaited
      ? { ko: '경보 (점선: 갱신 대기)', en: 'Alert (dashed: overdue)' }
      : { ko: '경보 구역', en: 'Alert area' };
    return {
      title: say(title, language),
      steps: [],
      line: worst === '?' || worst === 0 ? 'g-7' : `sev-${worst}`,
      isLineDashed: rows.every(({ alert }) => isAwaitingUpdate(alert, nowMs)),
    };
  },
  describe: ({ area, alert }, language) => {
    const where = 'code' in area ? area.code : alert.areaNames.join('·');
    return `${where === '' ? '' : `${where}: `}${say(alert.headline, language)}`;
  },
});
