import type { JSX, ReactNode } from 'react';
import { useWords } from '../../design/wording.ts';
import { HOME } from '../../scenes/director.ts';
import { KEYED_SCENES } from './keyed-scenes.ts';
import { sceneName } from './scene-name.ts';
import styles from './scene-bar.module.css';

/** The scenes by name, over the wall while somebody stands before it. */
export function SceneBar({
  scene,
  isShown,
  onScene,
  onTurns,
  children,
}: {
  readonly scene: string | undefined;
  readonly isShown: boolean;
  readonly onScene: (scene: string) => void;
  readonly onTurns: () => void;
  /** Other ways to move the wall. */
  readonly children?: ReactNode;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  return (
    <nav className={styles['bar']} data-shown={isShown} aria-label={word('presenter/bar/label')}>
      {KEYED_SCENES.map((id, index) => (
        <button
          key={id}
          type="button"
          aria-current={id === scene ? 'page' : undefined}
          onClick={() => onScene(id)}
        >
          {id === HOME ? word('presenter/bar/home') : sceneName(id, words)} <kbd>{index + 1}</kbd>
        </button>
      ))}
      <button type="button" onClick={onTurns}>
        {word('presenter/bar/turns')} <kbd>0</kbd>
      </button>
      <span className={styles['ways']}>{children}</span>
    </nav>
  );
}
