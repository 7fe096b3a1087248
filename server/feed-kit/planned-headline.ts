import type { Text } from '../../contract/place.ts';

/** A headline of what is only planned says so first: nothing is blocked yet. */
export function plannedHeadline({ ko, en }: Text): Text {
  return { ko: `예정: ${ko}`, ...(en === undefined ? {} : { en: `Planned: ${en}` }) };
}
