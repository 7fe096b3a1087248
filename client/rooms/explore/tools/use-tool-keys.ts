import { useCallback, useEffect, type Dispatch, type SetStateAction } from 'react';
import { toolKey } from '../../../explore/tool-keys.ts';
import type { MapHands } from '../../../map/map-hands.ts';
import { useKeys } from '../../wall/use-keys.ts';
import { shapeIn } from '../desk-data.ts';
import { useDesk } from '../desk.ts';
import { besideList } from './beside-list.ts';
import type { DrawStore } from './draw-store.ts';

/** How near is near when nobody has said so, m. */
export const USUAL_RADIUS_M = 1000;

const FIELDS = 'input, textarea, select, button, summary, a, [contenteditable], dialog';

/** Keys of the tools. The answer opens the list around what is selected, or narrows to its buffer. */
export function useToolKeys(
  draw: DrawStore,
  hands: MapHands,
  setAsking: Dispatch<SetStateAction<boolean>>,
): (how: 'toggle' | 'filter') => void {
  const { explore, data } = useDesk();
  const open = useCallback(
    (how: 'toggle' | 'filter') => {
      const { view } = explore.getState();
      const { near, subject, filter } = view;
      if (how === 'toggle' && near !== undefined) {
        setAsking(false);
        return explore.drop('near');
      }
      const around =
        near ??
        (subject === undefined
          ? undefined
          : ({ type: 'near', subject, radiusM: USUAL_RADIUS_M } as const));
      setAsking((was) => around === undefined && !(was && how === 'toggle'));
      if (around === undefined) return;
      const shape = around.type === 'near' ? shapeIn(data.getState(), around.subject) : undefined;
      explore.change({
        near: around,
        ...(near === undefined ? besideList(view, hands, shape) : {}),
        ...(how === 'filter' ? { filter: { ...filter, area: around } } : {}),
      });
    },
    [explore, data, hands, setAsking],
  );
  useKeys((event) => {
    if (event.shiftKey) return false;
    const wanted = toolKey(event.key);
    if (wanted === undefined) return false;
    if (wanted === 'near') open('toggle');
    else if (wanted === 'buffer') open('filter');
    else if (wanted === 'area') {
      const { tool } = draw.getState();
      draw.take(tool === 'polygon' ? 'circle' : tool === 'circle' ? 'circle' : 'polygon');
    } else draw.take('measure');
    return true;
  });
  useEffect(() => {
    // Before anybody else: while something is drawn, Escape means the drawing.
    const press = (event: KeyboardEvent): void => {
      if (draw.getState().tool === undefined || event.isComposing) return;
      const isControl = event.target instanceof Element && event.target.closest(FIELDS) !== null;
      if (event.key === 'Escape') draw.cancel();
      else if (event.key === 'Backspace' && !isControl) draw.back();
      else if (event.key === 'Enter' && !isControl && !(event.target instanceof HTMLCanvasElement))
        hands.draw(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [draw, hands]);
  return open;
}
