import { elementsNamed, parseXmlElement } from '../feed-kit/xml-element.ts';
import { readCapBytes } from './cap-body.ts';
import type { CapRow } from './cap-found.ts';
import type { CapArea, CapInfo } from './cap-message.ts';

/**
 * The outline of a message that keeps it in a document of its own (SACHET's `Polygon URL`), joined
 * with the message that named it. Alone it says nothing: nobody knows of what it is the outline.
 */
export function outlinedBody(
  text: string,
  parent: Uint8Array | undefined,
): { readonly rows: readonly CapRow[] } {
  const polygons = elementsNamed(parseXmlElement(text.trim()), 'polygon')
    .map((polygon) => polygon.text.trim())
    .filter((outline) => outline !== '');
  if (polygons.length === 0) throw new Error('no polygon');
  const named = parent === undefined ? [] : (readCapBytes(parent)?.rows ?? []);
  return {
    rows: named.flatMap((row) => {
      if (!('message' in row)) return [];
      const infos = row.message.infos.map((info) => outlined(info, polygons));
      return [{ message: { ...row.message, infos, isOutlined: true } }];
    }),
  };
}

/** The outline stands for all areas of the message; their words and codes stay. */
function outlined(info: CapInfo, polygons: readonly string[]): CapInfo {
  const [first, ...more] = info.areas;
  if (first === undefined) return info;
  const names = [first, ...more].flatMap(({ areaDesc }) => areaDesc ?? []);
  const area: CapArea = {
    ...first,
    areaDesc: names.length === 0 ? undefined : names.join(', '),
    geocodes: info.areas.flatMap(({ geocodes }) => geocodes),
    polygons,
    altitude: undefined,
    ceiling: undefined,
  };
  return { ...info, areas: [area] };
}
