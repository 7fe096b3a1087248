import type { Severity } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { TierMeaning } from '../feed-kit/city-context.ts';

const HAZARDS: Readonly<Record<string, Text>> = {
  1: { ko: '강풍', en: 'Strong wind' },
  2: { ko: '호우', en: 'Heavy rain' },
  3: { ko: '한파', en: 'Cold wave' },
  4: { ko: '건조', en: 'Dry weather' },
  5: { ko: '폭풍해일', en: 'Storm surge' },
  6: { ko: '풍랑', en: 'High seas' },
  7: { ko: '태풍', en: 'Typhoon' },
  8: { ko: '대설', en: 'Heavy snow' },
  9: { ko: '황사', en: 'Yellow dust' },
  12: { ko: '폭염', en: 'Heat wave' },
};

const STRESSES: Readonly<Record<string, string>> = { 0: '주의보', 1: '경보', 2: '중대경보' };

export interface Wording {
  readonly event: Text;
  /** As the source says it: `호우경보`. */
  readonly original: string;
  readonly severity: Severity;
}

interface Codes {
  readonly warnVar: string;
  readonly warnStress: string;
}

/**
 * What a hazard and tier are called and what they mean: `<hazard>/<tier>`, `<tier>`, the whole
 * wording, the tier's word, whichever the city's tiers hold first. A hazard that nobody has named
 * yet is shown by its number.
 */
export function wordingOf(
  { warnVar, warnStress }: Codes,
  tiers: Readonly<Record<string, TierMeaning>>,
  names: Readonly<Record<string, string>>,
): Wording {
  const named = names[warnVar];
  const event = named === undefined ? HAZARDS[warnVar] : { ko: named };
  const stress = STRESSES[warnStress] ?? tiers[warnStress]?.text.ko ?? `단계 ${warnStress}`;
  const name = event ?? { ko: `특보 ${warnVar}`, en: `Warning ${warnVar}` };
  const original = event === undefined ? `${name.ko} ${stress}` : `${name.ko}${stress}`;
  const meaning =
    tiers[`${warnVar}/${warnStress}`] ?? tiers[warnStress] ?? tiers[original] ?? tiers[stress];
  return { event: name, original, severity: meaning?.severity ?? 'Unknown' };
}
