import type { JSX } from 'react';
import { useStore } from 'zustand';
import { keyWords } from '../../../explore/pressed-key.ts';
import { useDesk } from '../desk.ts';
import styles from './desk-bar.module.css';
import type { DeskHands } from './desk-hands.ts';
import { isMac } from './is-mac.ts';
import { useDeskHands } from './use-desk-hands.ts';
import { redo, showPalette, showSheet, undo } from './view-acts.ts';

/** Search, the way back, the sheet of keys, and what was done last. */
export function DeskBar(): JSX.Element {
  const hands = useDeskHands();
  const { explore } = useDesk();
  const { word } = hands.words;
  const canUndo = useStore(explore, ({ past }) => past.length > 0);
  const canRedo = useStore(explore, ({ future }) => future.length > 0);
  return (
    <div className={styles['bar']} role="group" aria-label={word('explore/keys/bar')}>
      <button
        type="button"
        className={styles['find']}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => showPalette('')(hands)}
      >
        <span>{word('explore/palette/button')}</span> <kbd>{keyWords('Mod+K', isMac())}</kbd>
      </button>
      {/* Not `disabled`: the last step back would take the focus away with it. */}
      <button
        type="button"
        className={styles['button']}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!canUndo}
        onClick={() => undo(hands)}
      >
        {word('explore/keys/act/undo')}
      </button>
      <button
        type="button"
        className={styles['button']}
        aria-keyshortcuts="Control+Shift+Z"
        aria-disabled={!canRedo}
        onClick={() => redo(hands)}
      >
        {word('explore/keys/act/redo')}
      </button>
      <button
        type="button"
        className={styles['button']}
        aria-haspopup="dialog"
        aria-label={word('explore/keys/act/sheet')}
        onClick={() => showSheet(hands)}
      >
        <kbd>?</kbd>
      </button>
      <Drawers hands={hands} />
      <Told />
    </div>
  );
}

/** On a narrow page only: layers and inspector come over the map. */
function Drawers({ hands }: { readonly hands: DeskHands }): JSX.Element {
  const { shell } = useDesk();
  const open = useStore(shell, ({ drawer }) => drawer);
  return (
    <>
      {(['layers', 'inspector'] as const).map((drawer) => (
        <button
          key={drawer}
          type="button"
          className={`${styles['button']} ${styles[drawer]}`}
          aria-expanded={open === drawer}
          data-opens={drawer}
          onClick={() => shell.setState({ drawer: open === drawer ? undefined : drawer })}
        >
          {hands.words.word(`explore/keys/drawer/${drawer}`)}
        </button>
      ))}
    </>
  );
}

/** One line says what was done, to the eye and to whoever listens. */
function Told(): JSX.Element {
  const { shell } = useDesk();
  const { text, n } = useStore(shell, ({ told }) => told);
  return (
    <p className={styles['told']} role="status" data-told>
      {/* The same words again are news as well. */}
      <span key={n}>{text}</span>
    </p>
  );
}
