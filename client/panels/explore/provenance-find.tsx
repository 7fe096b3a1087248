import { useMemo, useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { bytesReader, findInRaw } from '../../explore/raw-excerpt.ts';
import paper from './provenance-raw.module.css';
import styles from './provenance.module.css';

/** More is opened in a window of its own. */
const mostShown = 200_000;

/** The whole message: opened, and searched. */
export function ProvenanceFind({
  bytes,
  path,
  isBinary,
}: {
  readonly bytes: Uint8Array | undefined;
  readonly path: string;
  readonly isBinary: boolean;
}): JSX.Element {
  const { word } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [sought, setSought] = useState('');
  const [turn, setTurn] = useState(0);
  const text = useMemo(
    () => (!isOpen || bytes === undefined ? '' : bytesReader(bytes)(0, bytes.length)),
    [bytes, isOpen],
  );
  const found = useMemo(() => findInRaw(text, sought, turn), [text, sought, turn]);
  const isLarge = isBinary || text.length > mostShown;
  const at = found === undefined ? 0 : (turn % found.count) + 1;
  return (
    <div className={paper['find']}>
      <p className={styles['row']}>
        <button
          type="button"
          className={styles['button']}
          aria-expanded={isOpen}
          disabled={bytes === undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {word('explore/provenance/raw/open')}
        </button>
        <a className={styles['button']} href={path} target="_blank" rel="noreferrer">
          {word('explore/provenance/raw/download')}
        </a>
      </p>
      {!isOpen ? null : (
        <>
          <form
            className={styles['row']}
            onSubmit={(submit) => {
              submit.preventDefault();
              setTurn(turn + 1);
            }}
          >
            <input
              type="search"
              className={paper['input']}
              aria-label={word('explore/provenance/raw/find')}
              placeholder={word('explore/provenance/raw/find')}
              value={sought}
              onChange={({ target }) => {
                setSought(target.value);
                setTurn(0);
              }}
            />
            <button type="submit" className={styles['button']} disabled={found === undefined}>
              {word('explore/provenance/raw/next')}
            </button>
            <output className={styles['note']}>
              {sought === ''
                ? ''
                : found === undefined
                  ? word('explore/provenance/raw/none')
                  : word('explore/provenance/raw/found', { n: found.count, at })}
            </output>
          </form>
          {found === undefined ? (
            <textarea
              className={paper['whole']}
              readOnly
              rows={12}
              aria-label={word('explore/provenance/raw/open')}
              value={isLarge ? word('explore/provenance/raw/large') : text}
            />
          ) : (
            <pre className={paper['bytes']}>
              {found.around[0]}
              <mark className={styles['value']}>{found.around[1]}</mark>
              {found.around[2]}
            </pre>
          )}
        </>
      )}
    </div>
  );
}
