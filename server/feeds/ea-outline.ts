import { decode } from '../feed-kit/decode.ts';
import type { FollowUp } from '../feed-kit/define-connector.ts';
import { valuesAt } from '../feed-kit/json-path.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, listOf, rowKey } from '../feed-kit/record.ts';

/** Call of the outline of an area: its id follows. */
const OUTLINE = 'outline-';

/** Outlines lie in documents of their own; each is read together with the list that names it. */
export function outlinesOf({ call, body }: RawFrame): readonly FollowUp[] {
  if (call !== 'floods') return [];
  return itemsOf(body).flatMap((item) => {
    const id = rowKey(item, 'floodAreaID');
    const url = rowKey(at(item, 'floodArea'), 'polygon');
    if (id === undefined || url === undefined) return [];
    // Named as http, served as https; the ended have no outline to show.
    const isOver = Number(at(item, 'severityLevel')) === 4;
    return isOver
      ? []
      : [{ name: `${OUTLINE}${id}`, url: url.replace(/^http:/, 'https:'), isPart: true }];
  });
}

/** The warning an outline is of, with it; `undefined` = the frame is no outline. */
export function outlinedWarning(
  payload: unknown,
  { call, parent }: RawFrame,
): readonly { readonly item: unknown; readonly outline: unknown }[] | undefined {
  if (!call.startsWith(OUTLINE)) return undefined;
  const shapes = [...valuesAt(payload, 'features.*.geometry'), at(payload, 'geometry')];
  const areas = shapes.flatMap((shape) => {
    const coordinates = at(shape, 'coordinates');
    if (at(shape, 'type') === 'MultiPolygon') return listOf(coordinates);
    return at(shape, 'type') === 'Polygon' ? [coordinates] : [];
  });
  if (areas.length === 0) throw new Error('no outline');
  const outline = { type: 'MultiPolygon', coordinates: areas };
  const id = call.slice(OUTLINE.length);
  const named = itemsOf(parent).filter((item) => rowKey(item, 'floodAreaID') === id);
  return named.map((item) => ({ item, outline }));
}

function itemsOf(body: Uint8Array | undefined): readonly unknown[] {
  const decoded = body === undefined ? undefined : decode(body, 'json');
  if (decoded === undefined || 'why' in decoded) return [];
  return listOf(at(decoded.payload, 'items'));
}
