import { useEffect } from 'react';
import { useDesk } from '../desk.ts';

const FIELDS = 'input, textarea, select, [contenteditable], dialog';

/** ⇧W sends the view to the wall, in either script of the keyboard; not while somebody types. */
export function useWallKey(): void {
  const { work } = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, code, target, isComposing, shiftKey, ctrlKey, altKey, metaKey } = event;
      const isOther = !shiftKey || ctrlKey || altKey || metaKey || isComposing;
      if (isOther || (code !== 'KeyW' && key !== 'W')) return;
      if (target instanceof Element && target.closest(FIELDS) !== null) return;
      event.preventDefault();
      work.setState({ dialog: 'wall' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [work]);
}
