import { isComposing } from '../../../design/is-composing.ts';
import { pressedKey } from '../../../explore/pressed-key.ts';
import { DESK_KEYS, type DeskKey } from './desk-keys.ts';

const TEXT_FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])';
/** What has arrows, Space, + and − of its own. */
const MOVED = `${TEXT_FIELDS}, input, canvas, [role=grid], [role=slider], [role=listbox], [role=menu], [role=tablist], [role=radiogroup], [role=separator], [role=application]`;
/** What Space presses. */
const PRESSED = 'button, summary, a[href], [role=button], [role=option]';

const BY_KEY = new Map(
  DESK_KEYS.filter((own) => own.isOfPart !== true).flatMap((own) =>
    own.keys.map((key) => [key, own] as const),
  ),
);

/** What a key asks of the desk; undefined = it is somebody else's, or nobody's. */
export function keyMeant(event: KeyboardEvent): DeskKey | undefined {
  if (event.defaultPrevented || isComposing(event)) return undefined;
  if (document.querySelector('dialog[open]') !== null) return undefined;
  const key = pressedKey(event);
  const meant = BY_KEY.get(key);
  if (meant === undefined) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  const isIn = (selector: string): boolean => target?.closest(selector) != null;
  switch (meant.scope) {
    case 'anywhere':
      return meant;
    case 'page':
      return isIn(TEXT_FIELDS) ? undefined : meant;
    case 'moving':
      return isIn(MOVED) || (key === 'Space' && isIn(PRESSED)) ? undefined : meant;
  }
}
