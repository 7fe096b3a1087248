import { useEffect, useRef } from 'react';
import type { Plan } from '../../scenes/direction.ts';
import { useKeys } from './use-keys.ts';

export interface SceneKeys {
  readonly plan: Plan;
  readonly onScene: (scene: string) => void;
  readonly onTurns: () => void;
  readonly onFind: () => void;
  readonly onPair: () => void;
  readonly onKeys: () => void;
}

/** 1–9 the scenes in their order, 0 their turns, `/` or Ctrl-K the palette, P the code, `?` the keys. */
export function useSceneKeys(keys: SceneKeys): void {
  const { plan, onScene, onFind } = keys;
  useKeys((event) => {
    if (document.querySelector('dialog[open]') !== null) return false;
    const turn = /^[1-9]$/u.test(event.key) ? plan.turns[Number(event.key) - 1] : undefined;
    const act = turn === undefined ? actOf(event.key, keys) : () => onScene(turn.id);
    act?.();
    return act !== undefined;
  });
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  useEffect(() => {
    // Browsers have this one for themselves: it is taken before they do.
    const press = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && ['k', 'K', 'ㅏ'].includes(event.key);
      if (!isFind || event.isComposing) return;
      event.preventDefault();
      find.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function actOf(
  key: string,
  { onTurns, onFind, onPair, onKeys }: SceneKeys,
): (() => void) | undefined {
  switch (key) {
    case '0':
      return onTurns;
    case '/':
      return onFind;
    case '?':
      return onKeys;
    case 'p':
    case 'P':
    case 'ㅔ':
      return onPair;
    default:
      return undefined;
  }
}
