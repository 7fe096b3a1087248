import { useEffect, useRef } from 'react';
import { KEYED_SCENES } from './keyed-scenes.ts';
import { useKeys } from './use-keys.ts';

export interface SceneKeys {
  readonly onScene: (scene: string) => void;
  readonly onTurns: () => void;
  readonly onFind: () => void;
  readonly onPair: () => void;
  readonly onKeys: () => void;
}

/** 1–9 the scenes in their order, 0 their turns, `/` or Ctrl-K the palette, P the code, `?` the keys. */
export function useSceneKeys(keys: SceneKeys): void {
  const { onScene, onFind } = keys;
  useKeys((event) => {
    if (document.querySelector('dialog[open]') !== null) return false;
    const scene = /^[1-9]$/u.test(event.key) ? KEYED_SCENES[Number(event.key) - 1] : undefined;
    const act = scene === undefined ? actOf(event.key, keys) : () => onScene(scene);
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
