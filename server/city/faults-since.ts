import type { AssetEvent, CityEvent } from '../../contract/event.ts';

/**
 * Equipment tells its faults anew with every word it sends: a fault it had before goes on since then,
 * so that how long it lasts is not counted from the latest message.
 */
export function withFaultsSince(asset: AssetEvent, held: CityEvent | undefined): AssetEvent {
  if (held?.kind !== 'asset' || asset.data.faults.length === 0) return asset;
  const since = new Map(held.data.faults.map((fault) => [fault.code, fault.since]));
  const faults = asset.data.faults.map((fault) => {
    const before = since.get(fault.code);
    return before !== undefined && before < fault.since ? { ...fault, since: before } : fault;
  });
  return { ...asset, data: { ...asset.data, faults } };
}
