import { useEffect, useRef, type JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import { useWords } from '../../design/wording.ts';
import { CommandFinder } from './command-finder.tsx';
import type { Lexicon } from './lexicon.ts';
import styles from './palette.module.css';
import { VoiceButton } from './voice-button.tsx';

/** Everything that can be done to the wall, by typing or speaking; Escape closes it. */
export function Palette({
  lexicon,
  onCommand,
  onClose,
}: {
  readonly lexicon: Lexicon;
  readonly onCommand: (command: PresenterCommand) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { word } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  const take = (command: PresenterCommand): void => {
    onClose();
    onCommand(command);
  };
  return (
    <dialog
      ref={dialog}
      className={styles['palette']}
      aria-label={word('presenter/find/label')}
      onClose={onClose}
    >
      <CommandFinder lexicon={lexicon} field={field} onCommand={take} />
      <VoiceButton lexicon={lexicon} onCommand={take} />
      <p className={styles['hint']}>{word('presenter/find/hint')}</p>
    </dialog>
  );
}
