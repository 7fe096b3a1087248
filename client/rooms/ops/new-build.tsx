import { useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { loadedBuild } from '../../page/loaded-build.ts';
import { reloadPage } from '../../page/reload-page.ts';
import styles from './new-build.module.css';

/** The server gives another build than this desk runs: its reader takes it when it suits. */
export function NewBuild({ told }: { readonly told: string | undefined }): JSX.Element | null {
  const { word } = useWords();
  const [own] = useState(() => loadedBuild());
  const [isUnserved, setUnserved] = useState(false);
  if (own === undefined || told === undefined || told === own) return null;
  const take = async (): Promise<void> => {
    setUnserved((await reloadPage('person')) === 'unserved');
  };
  return (
    <div className={styles['bar']} role="status">
      <span>{word(isUnserved ? 'screen/unserved' : 'screen/newBuild')}</span>
      <button type="button" className={styles['take']} onClick={() => void take()}>
        {word('screen/takeBuild')}
      </button>
    </div>
  );
}
