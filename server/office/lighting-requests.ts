import type { AssetEvent, Instant, RequestEvent } from '../../contract/event.ts';
import type { Coordinate, Geometry } from '../../contract/place.ts';
import type { CityView } from './city-view.ts';

/** A complaint and the lamp it is about may be so far apart. */
const WITHIN_M = 30;
const M_PER_DEGREE = 111_320;
const MIN_NUMBER_CHARS = 3;

type AssetTypes = ReadonlySet<string>;

interface Candidates {
  readonly all: readonly AssetEvent[];
  readonly byNumber: ReadonlyMap<string, readonly AssetEvent[]>;
}

/** What a citizen calls it, and what it may be; the first that fits. */
const SERVICES: readonly { readonly words: RegExp; readonly assetTypes: AssetTypes }[] = [
  {
    words: /신호등|교통\s?신호|traffic[ _-]?(?:signal|light)|lampu isyarat/i,
    assetTypes: new Set(['TrafficSignal', 'TrafficLight', 'TrafficSignalController']),
  },
  {
    words: /가로등|보안등|street[ _-]?(?:light|lamp)|lamp[ _-]?post|lampu|lighting/i,
    assetTypes: new Set(['Streetlight', 'StreetlightControlCabinet', 'StreetlightGroup']),
  },
];

/**
 * Open requests about lights that name no asset yet, joined to theirs: by the number they mention,
 * else by the nearest of its type within 30 m.
 */
export function joinedRequests(city: CityView, now: Instant): readonly RequestEvent[] {
  const open = [...city.byKind.request.values()].filter(
    ({ data }) => data.status === 'open' && data.asset === undefined,
  );
  const joined: RequestEvent[] = [];
  const candidates = new Map<AssetTypes, Candidates>();
  for (const request of open) {
    const types = assetTypesOf(request);
    if (types === undefined) continue;
    const known = candidates.get(types) ?? candidatesOf(city, types);
    candidates.set(types, known);
    const asset = nearest(request, named(request, known)) ?? nearest(request, known.all, WITHIN_M);
    if (asset !== undefined) joined.push(withAsset(request, asset, now));
  }
  return joined;
}

/** The assets of some types, also by their bare numbers: made once for all requests of a tick. */
function candidatesOf(city: CityView, types: AssetTypes): Candidates {
  const all = [...city.byKind.asset.values()].filter(({ data }) => types.has(data.assetType));
  const numbered = all.filter(({ data }) => isNumber(bare(data.assetId)));
  return { all, byNumber: Map.groupBy(numbered, ({ data }) => bare(data.assetId)) };
}

/** The types of asset a request can be about; `undefined` = it is not about lights. */
export function assetTypesOf({ data }: RequestEvent): AssetTypes | undefined {
  const { code, name } = data.service;
  const text = `${code} ${name.ko} ${name.en ?? ''}`;
  return SERVICES.find(({ words }) => words.test(text))?.assetTypes;
}

/** The same report, now known to be of that asset; both carry on under the asset's name. */
function withAsset(request: RequestEvent, asset: AssetEvent, now: Instant): RequestEvent {
  return {
    ...request,
    id: `${request.id}~asset@${asset.subject}`,
    recordedtime: now,
    correlationid: request.correlationid ?? asset.subject,
    data: { ...request.data, asset: asset.subject },
  };
}

/** Assets whose number stands in the words of the request, whatever parts the number. */
function named(request: RequestEvent, { byNumber }: Candidates): readonly AssetEvent[] {
  const { description = '', address = '', statusNotes = '' } = request.data;
  const said = numbersIn(`${description} ${address} ${statusNotes}`);
  return [...said].flatMap((number) => byNumber.get(number) ?? []);
}

/** Short ones are house numbers and times. */
function isNumber(text: string): boolean {
  return text.length >= MIN_NUMBER_CHARS && /\d/.test(text);
}

/** Words with a digit, also two in a row, and up to their last digit: `관악 0412번이` → `관악0412`. */
function numbersIn(text: string): ReadonlySet<string> {
  const words = text.split(/\s+/).map((word) => bare(word.replace(/[,;:()[\]"'?!]/g, '')));
  const found = new Set<string>();
  for (const [index, word] of words.entries()) {
    for (const whole of [word, `${words[index - 1] ?? ''}${word}`]) {
      const upToDigit = /^.*\d/u.exec(whole)?.[0];
      if (upToDigit === undefined) continue;
      found.add(whole);
      found.add(upToDigit);
    }
  }
  return found;
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The nearest of them; a single one without a place is near enough if no distance is asked for. */
function nearest(
  request: RequestEvent,
  assets: readonly AssetEvent[],
  withinM?: number,
): AssetEvent | undefined {
  if (withinM === undefined && assets.length === 1) return assets[0];
  const from = pointOf(request.data.geometry);
  if (from === undefined) return undefined;
  let best: AssetEvent | undefined;
  let leastM = withinM ?? Number.POSITIVE_INFINITY;
  for (const asset of assets) {
    const to = pointOf(asset.data.geometry);
    const distanceM = to === undefined ? Number.POSITIVE_INFINITY : metresBetween(from, to);
    if (distanceM > leastM || (distanceM === leastM && best !== undefined)) continue;
    leastM = distanceM;
    best = asset;
  }
  return best;
}

function pointOf(geometry: Geometry | null): Coordinate | undefined {
  return geometry?.type === 'Point' ? geometry.coordinates : undefined;
}

function metresBetween([lonA, latA]: Coordinate, [lonB, latB]: Coordinate): number {
  const lonScale = Math.cos((latA * Math.PI) / 180);
  return Math.hypot((lonA - lonB) * lonScale, latA - latB) * M_PER_DEGREE;
}
