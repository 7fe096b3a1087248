import type { NamedId } from '../../contract/dense-frame.ts';
import { OCCUPANCIES, STOP_STATUSES, type PositionData } from '../../contract/position.ts';
import { atOf, isSameText, type DenseCodec } from './dense-codec.ts';

/** Vehicles: where they are moves, what they are does not. */
export const POSITIONS: DenseCodec<'positions'> = {
  entryOf: ({ subject, data: { name, mode, provenance, route, stop } }, slot, names) => ({
    slot,
    subject,
    name,
    mode,
    feed: names.feedAt(provenance.feed),
    ...(route === undefined ? {} : { route: names.routeAt(route) }),
    ...(stop === undefined ? {} : { stop: names.stopAt(stop) }),
  }),
  isSameEntry: (a, b) =>
    a.subject === b.subject &&
    a.data.mode === b.data.mode &&
    a.data.provenance.feed === b.data.provenance.feed &&
    isSameText(a.data.name, b.data.name) &&
    isSameNamed(a.data.route, b.data.route) &&
    isSameNamed(a.data.stop, b.data.stop),
  write: ({ place, bearingDeg, speedKmh, at, mark, status }, row, event, frame) => {
    const data = event?.data;
    const point = data?.geometry?.type === 'Point' ? data.geometry.coordinates : undefined;
    place[2 * row] = point?.[0] ?? Number.NaN;
    place[2 * row + 1] = point?.[1] ?? Number.NaN;
    bearingDeg[row] = data?.bearingDeg ?? Number.NaN;
    speedKmh[row] = data?.speedKmh ?? Number.NaN;
    if (event === undefined) return;
    at[row] = atOf(event, frame);
    mark[row] = frame.names.markAt(event.data);
    status[row] = statusOf(event.data);
  },
};

function statusOf({ stop, occupancy }: PositionData): number {
  const stopBits = stop === undefined ? 0 : 1 + STOP_STATUSES.indexOf(stop.status);
  const occupancyBits = occupancy === undefined ? 0 : 1 + OCCUPANCIES.indexOf(occupancy);
  return stopBits | (occupancyBits << 3);
}

function isSameNamed(a: NamedId | undefined, b: NamedId | undefined): boolean {
  return a === b || (a?.id === b?.id && isSameText(a?.name, b?.name));
}
