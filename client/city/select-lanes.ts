import type { Basis } from '../../contract/event.ts';
import type { Coordinate, Text } from '../../contract/place.ts';
import type { Evidence, MissingEvidence } from '../../contract/situation.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText, gather } from './gather.ts';
import { isInArea } from './in-area.ts';

/** A call, a report or a device on a lane: a call is known from the moment it is taken. */
export interface LaneDot {
  readonly subject: string;
  readonly atMs: number;
  readonly basis: Basis | undefined;
}

/** What speaks for a situation, each factor of its rule as a lane of one time axis. */
export type Lane =
  | { readonly form: 'gauge'; readonly factor: string; readonly gauge: EventOf<'observation'> }
  | {
      readonly form: 'calls';
      readonly factor: string;
      readonly category: string;
      readonly dots: readonly LaneDot[];
    }
  | {
      readonly form: 'reports';
      readonly factor: string;
      /** What citizens tell of, in their desk's words. */
      readonly name: Text;
      readonly dots: readonly LaneDot[];
    }
  | {
      readonly form: 'assets';
      readonly factor: string;
      readonly assetType: string;
      readonly dots: readonly LaneDot[];
    }
  | { readonly form: 'missing'; readonly factor: string; readonly missing: MissingEvidence };

type Seen = Pick<ByKind, 'observation' | 'incident' | 'request' | 'asset'>;
type Situation = EventOf<'situation'>['data'];

/** Signs nearly as strong as the strongest may stand for their factor. */
const NEARLY = 0.8;

const apart = ([lon, lat]: Coordinate, [x, y]: Coordinate): number =>
  Math.hypot((lon - x) * Math.cos((lat * Math.PI) / 180), lat - y);

/** The gauge that stands for a factor: of those that say most the one nearest to what is looked at. */
function gaugeOf(
  rows: readonly Evidence[],
  { observation }: Seen,
  near: Coordinate,
): EventOf<'observation'> | undefined {
  const holding = rows.filter(({ isPast }) => isPast !== true);
  const told = holding.length > 0 ? holding : rows;
  const most = Math.max(...told.map(({ weight }) => weight));
  const away = ({ data: { geometry } }: EventOf<'observation'>): number =>
    geometry?.type === 'Point' ? apart(near, geometry.coordinates) : Infinity;
  return told
    .filter(({ weight }) => weight >= most * NEARLY)
    .flatMap(({ subject }) => observation.get(subject) ?? [])
    .toSorted((a, b) => away(a) - away(b) || byText(a.subject, b.subject))[0];
}

/** Those that still run inside the area, of the categories that speak for the factor. */
function dotsOf(rows: readonly Evidence[], { incident }: Seen, situation: Situation): LaneDot[] {
  const told = rows.flatMap(({ subject }) => incident.get(subject) ?? []);
  const categories = new Set(told.map(({ data }) => data.category));
  const inside = [...incident.values()].filter(
    ({ data }) =>
      categories.has(data.category) &&
      data.roadClosure === undefined &&
      data.geometry?.type === 'Point' &&
      isInArea(situation.geometry, data.geometry.coordinates),
  );
  const all = new Map([...told, ...inside].map((event) => [event.subject, event]));
  return [...all.values()]
    .map(({ subject, data }) => ({ subject, atMs: Date.parse(data.startedAt), basis: data.basis }))
    .toSorted((a, b) => a.atMs - b.atMs || byText(a.subject, b.subject));
}

/** What still holds of a factor, each thing once, when it was first told. */
function dotsTold(rows: readonly Evidence[], kind: ByKind['request'] | ByKind['asset']): LaneDot[] {
  const holding = rows.filter(({ isPast }) => isPast !== true);
  // Newest first: the oldest word of a thing is the last.
  const first = new Map(holding.map((row) => [row.subject, row]));
  return [...first.values()]
    .map(({ subject, at }) => ({
      subject,
      atMs: Date.parse(at),
      basis: kind.get(subject)?.data.basis,
    }))
    .toSorted((a, b) => a.atMs - b.atMs || byText(a.subject, b.subject));
}

/** Reports of citizens, or devices that fail: named by what is known of one of them. */
function toldLane(factor: string, rows: readonly Evidence[], seen: Seen): Lane | undefined {
  const ofKind = (kind: string): readonly Evidence[] =>
    rows.filter(({ subject }) => subject.startsWith(`${kind}/`));
  const [reports, assets] = [ofKind('request'), ofKind('asset')];
  const [report] = reports.flatMap(({ subject }) => seen.request.get(subject) ?? []);
  if (report !== undefined) {
    const dots = dotsTold(reports, seen.request);
    return { form: 'reports', factor, name: report.data.service.name, dots };
  }
  const [asset] = assets.flatMap(({ subject }) => seen.asset.get(subject) ?? []);
  if (asset === undefined) return undefined;
  const { assetType } = asset.data;
  return { form: 'assets', factor, assetType, dots: dotsTold(assets, seen.asset) };
}

/** One factor by what its evidence is made of; warnings and closed roads are acts, not lanes. */
function laneOf(
  factor: string,
  rows: readonly Evidence[],
  seen: Seen,
  situation: Situation,
  near: Coordinate,
  held: ReadonlyMap<string, string>,
): Lane | undefined {
  const gauges = rows.filter(({ subject }) => subject.startsWith('observation/'));
  if (gauges.length > 0) {
    const gauge = seen.observation.get(held.get(factor) ?? '') ?? gaugeOf(gauges, seen, near);
    return gauge === undefined ? undefined : { form: 'gauge', factor, gauge };
  }
  const calls = rows.filter(({ subject }) => {
    const event = seen.incident.get(subject);
    return event !== undefined && event.data.roadClosure === undefined;
  });
  const category = seen.incident.get(calls[0]?.subject ?? '')?.data.category;
  if (category === undefined) return toldLane(factor, rows, seen);
  return { form: 'calls', factor, category, dots: dotsOf(calls, seen, situation) };
}

/**
 * Lanes in the order of the rule, then what nothing can be said of. `near` is what is looked at;
 * `held` keeps the gauge that a lane was first drawn of, so that lanes do not change under the eye.
 */
export function selectLanes(
  situation: Situation,
  seen: Seen,
  near: Coordinate,
  held: ReadonlyMap<string, string> = new Map(),
): readonly Lane[] {
  const found = [...gather(situation.evidence, ({ factor }) => factor)].flatMap(
    ([factor, rows]): readonly Lane[] => {
      const lane = laneOf(factor, rows, seen, situation, near, held);
      return lane === undefined ? [] : [lane];
    },
  );
  const missing = situation.missing.map((one): Lane => {
    return { form: 'missing', factor: one.factor, missing: one };
  });
  return [...found, ...missing];
}

/** What a lane is of, where its source gave the name: of a gauge its place. */
export function gaugeName({ data }: EventOf<'observation'>): Text {
  return data.featureOfInterest.name;
}
