import type { LonLat } from '../../contract/place.ts';
import { childrenOf, childText, elementsNamed, type XmlElement } from '../feed-kit/xml-element.ts';
import { numbersIn } from './cap-ring.ts';

/** An item of a GeoRSS list: something at a place. GDACS adds what it is and how grave. */
export interface GeoItem {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly category: string | undefined;
  readonly link: string | undefined;
  /** As the source writes it. */
  readonly time: string | undefined;
  readonly point: LonLat | undefined;
  /** `lat lon lat lon …` */
  readonly rings: readonly string[];
  readonly gdacs: Gdacs | undefined;
}

export interface Gdacs {
  readonly eventType: string | undefined;
  readonly eventId: string | undefined;
  readonly eventName: string | undefined;
  readonly episodeId: string | undefined;
  readonly version: string | undefined;
  readonly isCurrent: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly level: string | undefined;
  readonly score: string | undefined;
  /** What was measured, in words: magnitude and depth, wind speed. */
  readonly measure: string | undefined;
  readonly country: string | undefined;
  /** `lonmin lonmax latmin latmax` */
  readonly bbox: string | undefined;
}

const PLACES = new Set(['point', 'polygon', 'line', 'box', 'where', 'lat', 'Point', 'bbox']);

/** Whether an item says where it is; also if what it says is empty. */
export function hasPlace(item: XmlElement): boolean {
  return item.children.some(({ name }) => PLACES.has(name));
}

export function geoItemOf(item: XmlElement): GeoItem {
  return {
    id: childText(item, 'guid') ?? childText(item, 'id'),
    title: childText(item, 'title'),
    description: childText(item, 'description') ?? childText(item, 'summary'),
    category: childText(item, 'category') ?? termOf(item),
    link: childText(item, 'link'),
    // GDACS renews `pubDate` with every list; the date of the episode stays.
    time:
      childText(item, 'datemodified') ??
      childText(item, 'updated') ??
      childText(item, 'pubDate') ??
      childText(item, 'published') ??
      childText(item, 'date'),
    point: pointOf(item),
    rings: ringsOf(item),
    gdacs: gdacsOf(item),
  };
}

function termOf(item: XmlElement): string | undefined {
  return childrenOf(item, 'category')[0]?.attributes.get('term');
}

/** The first of several; `lat lon` as GeoRSS and GML write it, or W3C's two elements. */
function pointOf(item: XmlElement): LonLat | undefined {
  const [where] = childrenOf(item, 'where');
  const written =
    childText(item, 'point') ?? (where && elementsNamed(where, 'pos')[0]?.text) ?? undefined;
  if (written !== undefined) {
    const [lat, lon] = numbersIn(written);
    if (lat !== undefined && lon !== undefined) return { lon, lat };
  }
  const [holder = item] = childrenOf(item, 'Point');
  const [lat] = numbersIn(childText(holder, 'lat') ?? '');
  const [lon] = numbersIn(childText(holder, 'long') ?? childText(holder, 'lon') ?? '');
  return lat === undefined || lon === undefined ? undefined : { lon, lat };
}

function ringsOf(item: XmlElement): readonly string[] {
  const own = childrenOf(item, 'polygon').map(({ text }) => text.trim());
  const gml = childrenOf(item, 'where').flatMap((where) =>
    elementsNamed(where, 'exterior').flatMap((ring) => elementsNamed(ring, 'posList')),
  );
  const boxes = childrenOf(item, 'box').flatMap(({ text }) => {
    const [south, west, north, east] = numbersIn(text);
    if (south === undefined || west === undefined || north === undefined || east === undefined) {
      return [];
    }
    return [`${south} ${west} ${south} ${east} ${north} ${east} ${north} ${west} ${south} ${west}`];
  });
  return [...own, ...gml.map(({ text }) => text.trim()), ...boxes].filter((ring) => ring !== '');
}

function gdacsOf(item: XmlElement): Gdacs | undefined {
  const eventType = childText(item, 'eventtype');
  const eventId = childText(item, 'eventid');
  if (eventType === undefined && eventId === undefined) return undefined;
  return {
    eventType,
    eventId,
    eventName: childText(item, 'eventname'),
    episodeId: childText(item, 'episodeid'),
    version: childText(item, 'version'),
    isCurrent: childText(item, 'iscurrent'),
    from: childText(item, 'fromdate'),
    to: childText(item, 'todate'),
    level: childText(item, 'alertlevel'),
    score: childText(item, 'alertscore'),
    measure: childText(item, 'severity'),
    country: childText(item, 'country'),
    bbox: childText(item, 'bbox'),
  };
}
