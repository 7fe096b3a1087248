import { useEffect, useState, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { ToldScreen } from '../../link/screen-link.ts';
import styles from './pairing-card.module.css';

const presenterPath = '/presenter';
const localNames = ['localhost', '127.0.0.1', '[::1]'];

/** So long it says who has connected; then the wall is theirs to show. */
const JOINED_FOR_MS = 4000;

/** How a phone comes to drive this wall: an address, six digits, and both as a QR code. */
export function PairingCard({
  screen,
  onClose,
}: {
  readonly screen: ToldScreen;
  readonly onClose: () => void;
}): JSX.Element {
  const { word } = useWords();
  const { code, presenters, problem } = screen;
  const { host, hostname, origin } = window.location;
  const address = `${host}${presenterPath}`;
  const [before] = useState(presenters.length);
  const hasJoined = presenters.length > before;
  useEffect(() => {
    if (!hasJoined) return;
    const closing = setTimeout(onClose, JOINED_FOR_MS);
    return () => clearTimeout(closing);
  }, [hasJoined, onClose]);
  return (
    <section className={styles['card']} aria-label={word('presenter/pair/title')}>
      <h2 className={styles['title']}>{word('presenter/pair/title')}</h2>
      <p>{word('presenter/pair/open', { address })}</p>
      {code === undefined ? (
        <p>
          {problem === undefined
            ? word('presenter/pair/none')
            : word('presenter/pair/refused', { problem })}
        </p>
      ) : (
        <div className={styles['ways']}>
          <p className={styles['code']} aria-label={word('presenter/pair/code')}>
            {code.slice(0, 3)} {code.slice(3)}
          </p>
          <QrCode
            text={`${origin}${presenterPath}?code=${code}`}
            label={word('presenter/pair/qr')}
          />
        </div>
      )}
      <p className={styles['note']}>
        {localNames.includes(hostname)
          ? word('presenter/pair/local')
          : word('presenter/pair/until')}
      </p>
      {presenters.length === 0 ? null : (
        <p>{word('presenter/pair/presenters', { names: presenters.join(', ') })}</p>
      )}
      <button type="button" onClick={onClose}>
        {word('presenter/pair/close')} <kbd>P</kbd>
      </button>
    </section>
  );
}

interface Squares {
  readonly size: number;
  readonly data: readonly (readonly boolean[])[];
}

/** Only fetched when a code is shown. */
function QrCode({
  text,
  label,
}: {
  readonly text: string;
  readonly label: string;
}): JSX.Element | null {
  const [squares, setSquares] = useState<Squares>();
  useEffect(() => {
    let isWanted = true;
    void import('uqr').then(
      ({ encode }) => {
        if (isWanted) setSquares(encode(text, { border: 2 }));
      },
      // The digits beside it do the same.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (squares === undefined) return null;
  const { size, data } = squares;
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
