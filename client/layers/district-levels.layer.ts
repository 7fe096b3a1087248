import type { DistrictCode } from '../../contract/place.ts';
import { selectDistrictLevels } from '../city/select-indicators.ts';
import { say } from '../design/language.ts';
import { levelOfCell, rankOf, type Level } from '../design/severity.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { lineLayer } from './kit/line-layers.ts';
import { levelColour } from './kit/level-colour.ts';

interface Row {
  readonly code: DistrictCode;
  readonly level: Level;
}

/** Below 경계 a district is as any other on the map; its six hours stand in the strip. */
const LEAST_LEVEL = 3;
/** Each in its own colour: one line for both would name only one of them. */
const LEVELS = [
  { level: 3, token: 'sev-3', ko: '경계', en: 'warning' },
  { level: 4, token: 'sev-4', ko: '심각', en: 'severe' },
] as const;
const WIDTH_PX = 1.6;
const CASING_PX = 3.4;

const linesOf = (rows: readonly Row[], { base, colours }: LayerContext) =>
  rows.flatMap(({ code, level }) =>
    (base.districtRings.get(code) ?? []).map((path) => ({
      subject: code,
      path,
      colour: levelColour(level, colours),
    })),
  );

export default defineLayer<Row>({
  id: 'district-levels',
  title: { ko: '경계 이상인 구', en: 'Districts at warning or above' },
  group: 'closures',
  reads: ['indicator'],
  select: (city) =>
    Object.entries(selectDistrictLevels(city.byKind.indicator)?.cells ?? {})
      .map(([code, cells]): Row => ({ code, level: levelOfCell(cells.at(-1)) }))
      .filter(({ level }) => rankOf(level) >= LEAST_LEVEL)
      // Mildest first: where two districts meet the graver line lies on top.
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level)),
  build: (rows, context) => {
    const lines = linesOf(rows, context);
    const { lineScale, colours } = context;
    return [
      lineLayer('district-levels-casing', lines, CASING_PX * lineScale, colours['map-out']),
      lineLayer('district-levels', lines, WIDTH_PX * lineScale),
    ];
  },
  legend: (rows, { language }) =>
    rows.length === 0
      ? undefined
      : {
          title: say({ ko: '구 단계', en: 'District level' }, language),
          steps: LEVELS.filter(({ level }) => rows.some((row) => row.level === level)).map(
            ({ token, ko, en }) => ({
              label: say({ ko, en }, language),
              token,
              isCriterion: false,
            }),
          ),
        },
  describe: ({ code, level }, language) =>
    language === 'ko' ? `${code} 단계 ${level}` : `${code} level ${level}`,
});
