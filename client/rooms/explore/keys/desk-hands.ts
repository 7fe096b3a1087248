import type { Words } from '../../../design/wording.ts';
import type { Desk } from '../desk.ts';

/** What the keys and commands of the desk work with. */
export interface DeskHands {
  readonly desk: Desk;
  readonly words: Words;
  /** Says in the live line what was done. */
  readonly tell: (text: string) => void;
  readonly switchLanguage: () => void;
}
