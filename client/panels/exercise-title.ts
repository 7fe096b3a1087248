import type { Mode } from '../../contract/delta.ts';
import type { Words } from '../design/wording.ts';

const ownMark = /^\[(?:훈련|exercise)\]\s*/iu;

/**
 * In an exercise a title says so first, once, so that nobody who reads it alone takes it for real.
 * What was written for an exercise often begins `[훈련]` itself.
 */
export function exerciseTitle(title: string, mode: Mode | undefined, { word }: Words): string {
  const mark = word('mode/exercise');
  if (mode !== 'exercise' || title.startsWith(mark)) return title;
  return `${mark} ${title.replace(ownMark, '')}`;
}
