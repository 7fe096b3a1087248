import type { OverlayKind } from '../../../../contract/map-overlay.ts';
import type { OverlayProblem } from '../../../explore/overlay.ts';
import type { TileTold } from '../../../map/tile-ground.ts';
import { askAddress } from './ask-address.ts';

/** An archive is asked for its first bytes only. */
const FIRST_BYTES = { range: 'bytes=0-511' };
const MOST_SAID = 160;

/** What a server says instead of a picture, without its marks. */
const saidIn = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID);

/** Asks for one tile, since the map tells only that some failed; undefined = there is nothing wrong with it. */
export async function whyNoTiles(
  kind: OverlayKind,
  { type, said, url }: TileTold,
): Promise<OverlayProblem | undefined> {
  const isArchive = kind === 'pmtiles';
  const answer = await askAddress(url, isArchive ? FIRST_BYTES : {});
  if ('reason' in answer) return answer;
  const isPicture = answer.headers.get('content-type')?.startsWith('image/') === true;
  if (isArchive || isPicture || answer.status === 204) {
    await answer.body?.cancel();
    return type === 'empty' ? undefined : { reason: 'answer', said: saidIn(said ?? ''), url };
  }
  return { reason: 'answer', said: saidIn(await answer.text().catch(() => '')), url };
}
