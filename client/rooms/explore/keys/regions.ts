/** Parts of the desk in the order in which F6 goes through them. */
export const REGIONS = ['layers', 'map', 'table', 'inspector', 'conductor'] as const;
export type Region = (typeof REGIONS)[number];

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';

/** What takes the focus of a region first: what it is for, not the first button of its head. */
const FIRST: Readonly<Record<Region, string>> = {
  layers: 'input',
  map: 'canvas[tabindex]',
  table: '[role=grid]',
  inspector: FOCUSABLE,
  conductor: '[role=slider]',
};

const partOf = (region: Region): Element | null =>
  document.querySelector(`[data-region="${region}"]`);

/** Puts the focus into a region; false = it is not on the page now. */
export function focusRegion(region: Region): boolean {
  const part = partOf(region);
  const targets = [
    ...(part?.matches(FIRST[region]) === true ? [part] : []),
    ...(part?.querySelectorAll(FIRST[region]) ?? []),
    ...(part?.querySelectorAll(FOCUSABLE) ?? []),
  ];
  return targets.some((target) => {
    if (!(target instanceof HTMLElement)) return false;
    target.focus();
    return document.activeElement === target;
  });
}

/** The region after (1) or before (−1) the one that has the focus; those that are not there are passed over. */
export function focusNextRegion(step: 1 | -1): Region | undefined {
  const { activeElement } = document;
  const at = REGIONS.findIndex((region) => partOf(region)?.contains(activeElement) === true);
  const begin = at < 0 && step < 0 ? REGIONS.length : at;
  for (let away = 1; away <= REGIONS.length; away += 1) {
    const region = REGIONS[(begin + step * away + 2 * REGIONS.length) % REGIONS.length];
    if (region !== undefined && focusRegion(region)) return region;
  }
  return undefined;
}
