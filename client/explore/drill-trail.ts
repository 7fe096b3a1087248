import type { DistrictCode } from '../../contract/place.ts';
import type { ExploreView } from './explore-view.ts';
import type { Thing } from './thing.ts';

/** One level of the way from the city to the raw message. */
export type DrillStep =
  | { readonly type: 'city' }
  | { readonly type: 'district'; readonly code: DistrictCode }
  | { readonly type: 'thing'; readonly subject: string }
  | { readonly type: 'event'; readonly id: string };

/** The desk at another level: what lies below it is left, all else stays. */
export function drillTo(view: ExploreView, step: DrillStep): ExploreView {
  const { district, subject, event: _event, ...rest } = view;
  const isWide = view.pane === 'districts' || view.pane === 'compare';
  const pane = isWide ? view.pane : 'city';
  const inDistrict = district === undefined ? {} : { district };
  switch (step.type) {
    case 'city':
      return { ...rest, pane };
    case 'district':
      return { ...rest, pane: 'city', district: step.code };
    case 'thing':
      return {
        ...rest,
        pane: view.pane === 'compare' ? 'compare' : 'city',
        ...inDistrict,
        subject: step.subject,
      };
    case 'event':
      return {
        ...rest,
        ...inDistrict,
        ...(subject === undefined ? {} : { subject }),
        event: step.id,
        pane: 'provenance',
      };
  }
}

/** The levels that are open, from the city on; a thing stands in the district it was reached by, or in its own. */
export function trailOf(
  view: Pick<ExploreView, 'district' | 'subject' | 'event'>,
  thing: Pick<Thing, 'districts'> | undefined,
): readonly DrillStep[] {
  const { district, subject, event } = view;
  const own = thing?.districts ?? [];
  const isInside = district !== undefined && (own.length === 0 || own.includes(district));
  const [only] = own;
  const code = subject === undefined || isInside ? district : own.length === 1 ? only : undefined;
  return [
    { type: 'city' },
    ...(code === undefined ? [] : [{ type: 'district', code } as const]),
    ...(subject === undefined ? [] : [{ type: 'thing', subject } as const]),
    ...(event === undefined ? [] : [{ type: 'event', id: event } as const]),
  ];
}

/** The next side by side: a thing once, and at most `most` of them; the same again takes it away. */
export function comparedWith(
  compare: readonly string[],
  subject: string,
  most: number,
): readonly string[] {
  if (compare.includes(subject)) return compare.filter((held) => held !== subject);
  return compare.length >= most ? compare : [...compare, subject];
}
