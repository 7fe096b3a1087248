import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import styles from './pairing-card.module.css';
import own from './keys-card.module.css';
import { KEYED_SCENES } from './keyed-scenes.ts';
import { sceneName } from './scene-name.ts';

/** The keys of the wall, on one card. */
export function KeysCard({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const words = useWords();
  const { word } = words;
  const keys: readonly (readonly [string, string])[] = [
    ...KEYED_SCENES.map((id, index) => [String(index + 1), sceneName(id, words)] as const),
    ['0', word('presenter/keys/turns')],
    ['/ · Ctrl K', word('presenter/keys/find')],
    ['P', word('presenter/keys/pair')],
    ['K', word('presenter/keys/language')],
    ['T', word('presenter/keys/time')],
    ['← →', word('presenter/keys/move')],
    ['Space', word('presenter/keys/play')],
    ['+ −', word('presenter/keys/speed')],
    ['L · Esc', word('presenter/keys/live')],
  ];
  return (
    <section className={styles['card']} aria-label={word('presenter/keys/title')}>
      <h2 className={styles['title']}>{word('presenter/keys/title')}</h2>
      <dl className={own['keys']}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        {word('presenter/pair/close')} <kbd>?</kbd>
      </button>
    </section>
  );
}
