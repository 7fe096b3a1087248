import type { Mode } from '../../contract/delta.ts';
import type { Words } from '../design/wording.ts';

/** In an exercise a title says so first, so that nobody who reads it alone takes it for real. */
export function exerciseTitle(title: string, mode: Mode | undefined, { word }: Words): string {
  const mark = word('mode/exercise');
  return mode !== 'exercise' || title.startsWith(mark) ? title : `${mark} ${title}`;
}
