import { intensitiesOf, numeralOf } from './kma-intensity.ts';

export interface Felt {
  /** Key under tiers.kma-intensity: an intensity, `none` or `unknown`. */
  readonly tier: string;
  readonly words: string;
  readonly isTold: boolean;
  readonly isInCity: boolean;
  /** Only the maximum is told: in the city it was that at most. */
  readonly isUpperBound: boolean;
}

interface Told {
  readonly inT?: string | undefined;
  readonly mt: number;
}

/**
 * How strongly the city felt it, which alone makes the severity: what is told of its province, else
 * `none` if others are told, else at most the maximum. Abroad and nothing told is `none` as well;
 * at home it is `unknown`.
 */
export function feltIn({ inT, mt }: Told, isForeign: boolean, provinces: readonly string[]): Felt {
  const told = intensitiesOf(inT ?? '');
  if (told === undefined) {
    const tier = isForeign ? 'none' : 'unknown';
    const words = `규모 ${mt.toFixed(1)}`;
    return { tier, words, isTold: false, isInCity: false, isUpperBound: false };
  }
  const own = Math.max(0, ...provinces.map((name) => told.byProvince.get(name) ?? 0));
  const isUpperBound = told.byProvince.size === 0;
  const tier = own > 0 ? own : isUpperBound ? told.most : 'none';
  const words = own > 0 ? `진도 ${numeralOf(own)}` : `최대진도 ${numeralOf(told.most)}`;
  return { tier: `${tier}`, words, isTold: true, isInCity: own > 0, isUpperBound };
}
