import type { AssetData, AssetState } from '../../contract/asset.ts';
import { SEVERITIES, type Severity } from '../../contract/event.ts';

/** States in which somebody has to go and look. */
const BROKEN: ReadonlySet<AssetState> = new Set(['fault', 'offline', 'degraded']);

/** Whether equipment does not do what it should; what is unknown is neither broken nor well. */
export const isBroken = ({ state }: Pick<AssetData, 'state'>): boolean => BROKEN.has(state);

/** Its gravest fault; the oldest of equals. */
export function worstFault({
  faults,
}: Pick<AssetData, 'faults'>): AssetData['faults'][number] | undefined {
  const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
  return faults.toSorted(
    (a, b) => rank(a.severity) - rank(b.severity) || (a.since < b.since ? -1 : 1),
  )[0];
}

/** How grave: by its worst fault; one that is only said to be broken is worth a look. */
export function assetSeverity(data: AssetData): Severity {
  return worstFault(data)?.severity ?? (isBroken(data) ? 'Minor' : 'Unknown');
}

export const isDoorOpen = ({ faults }: Pick<AssetData, 'faults'>): boolean =>
  faults.some(({ code }) => code === 'door-open');
