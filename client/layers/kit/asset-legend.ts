import type { AssetState } from '../../../contract/asset.ts';
import type { Text } from '../../../contract/place.ts';
import { say, type Language } from '../../design/language.ts';
import type { MapSymbol } from '../../design/map-symbols.ts';
import { worstOf, type Level } from '../../design/severity.ts';
import type { MapLegend } from '../../map/define-layer.ts';
import { countedMarks } from './legend-marks.ts';
import type { MapToken } from './token-colours.ts';

/** How equipment stands, in the words of the map. */
export const STATE_WORDS: Readonly<Record<AssetState, Text>> = {
  ok: { ko: '정상', en: 'working' },
  degraded: { ko: '일부 이상', en: 'degraded' },
  fault: { ko: '고장', en: 'fault' },
  offline: { ko: '통신 두절', en: 'offline' },
  maintenance: { ko: '정비 중', en: 'maintenance' },
  unknown: { ko: '상태 모름', en: 'not known' },
};

type Line = AssetState | 'door' | 'aged';

const DOOR: Text = { ko: '문 열림', en: 'door open' };
const AGED: Text = { ko: '정상이었음, 하루 넘게 소식 없음', en: 'worked when last heard of' };

const SYMBOLS: readonly (readonly [line: Line, symbol: MapSymbol])[] = [
  ['fault', 'fault'],
  ['offline', 'offline'],
  ['door', 'door'],
  ['degraded', 'degraded'],
  ['unknown', 'unknown'],
  ['maintenance', 'maintenance'],
  ['aged', 'dot-hollow'],
  ['ok', 'dot'],
];

interface Standing {
  readonly state: AssetState;
  readonly level: Level;
  readonly isOpen: boolean;
  readonly isAged: boolean;
}

const lineOf = ({ state, isOpen, isAged }: Standing): Line => {
  if (state === 'ok') return isAged ? 'aged' : 'ok';
  return state === 'degraded' && isOpen ? 'door' : state;
};

const LEVEL_TOKENS = ['g-7', 'sev-1', 'sev-2', 'sev-3', 'sev-4'] as const;

/** What is on the map now, counted; in the colour of its worst. */
export function assetLegend(all: readonly Standing[], language: Language): MapLegend | undefined {
  if (all.length === 0) return undefined;
  const tokenOf = (line: Line): MapToken => {
    const own = all.filter((one) => lineOf(one) === line || (line === 'door' && one.isOpen));
    const level = worstOf(own.map((one) => one.level));
    return level === '?' ? 'g-7' : LEVEL_TOKENS[level];
  };
  const words = (line: Line): Text =>
    line === 'door' ? DOOR : line === 'aged' ? AGED : STATE_WORDS[line];
  return {
    title: say({ ko: '시설물', en: 'Equipment' }, language),
    steps: [],
    marks: countedMarks(
      // Whatever else fails, an open door is told too.
      all.flatMap((one) => {
        const line = lineOf(one);
        return one.isOpen && line !== 'door' ? [line, 'door' as const] : [line];
      }),
      SYMBOLS.map(([key, symbol]) => ({
        key,
        label: say(words(key), language),
        mark: { symbol, token: tokenOf(key) },
      })),
    ),
  };
}
