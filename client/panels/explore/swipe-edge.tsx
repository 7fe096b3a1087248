import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../design/wording.ts';
import styles from './swipe-edge.module.css';

/** How far a key moves the edge, shares of the map. */
const STEP = 0.01;
const LARGE_STEP = 0.1;
const PER_CENT = 100;

interface SwipeEdgeProps {
  /** Where the edge stands, 0 (left) … 1. */
  readonly share: number;
  /** The instant at the left, and what is to be said of it. */
  readonly past: string;
  readonly note: string | undefined;
  /** Nothing is known of the left: it is hatched, so that it does not look like a calm city. */
  readonly isUnknown: boolean;
  /** What can be done where there is nothing at the left. */
  readonly offer: { readonly text: string; readonly onTake: () => void } | undefined;
  readonly now: string;
  readonly onShare: (share: number) => void;
  readonly onClose: () => void;
}

const inside = (share: number): number => Math.min(1, Math.max(0, share));

const MOVES: Readonly<Record<string, (share: number, step: number) => number>> = {
  ArrowLeft: (share, step) => share - step,
  ArrowDown: (share, step) => share - step,
  ArrowRight: (share, step) => share + step,
  ArrowUp: (share, step) => share + step,
  PageDown: (share) => share - LARGE_STEP,
  PageUp: (share) => share + LARGE_STEP,
  Home: () => 0,
  End: () => 1,
};

/** The edge between two instants of the map, moved by pointer and by keys; both sides say which they are. */
export function SwipeEdge(props: SwipeEdgeProps): JSX.Element {
  const { share, past, note, isUnknown, offer, now, onShare, onClose } = props;
  const { word } = useWords();
  const whole = useRef<HTMLDivElement>(null);
  const drag = ({ clientX, currentTarget, pointerId }: PointerEvent<HTMLElement>): void => {
    const box = whole.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || !currentTarget.hasPointerCapture(pointerId)) return;
    onShare(inside((clientX - box.left) / box.width));
  };
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (event.key === 'Escape') onClose();
    else if (move === undefined) return;
    else onShare(inside(move(share, event.shiftKey ? LARGE_STEP : STEP)));
    event.preventDefault();
    event.stopPropagation();
  };
  const percent = Math.round(share * PER_CENT);
  return (
    <div ref={whole} className={styles['whole']}>
      {isUnknown ? (
        <div className={styles['unknown']} style={{ width: `${share * PER_CENT}%` }} />
      ) : null}
      <div
        className={styles['edge']}
        style={{ left: `${share * PER_CENT}%` }}
        role="slider"
        tabIndex={0}
        aria-label={word('explore/forms/swipe/divider')}
        aria-valuemin={0}
        aria-valuemax={PER_CENT}
        aria-valuenow={percent}
        aria-valuetext={`${past} ${percent} % · ${now} ${PER_CENT - percent} %`}
        title={word('explore/forms/swipe/help')}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <span className={styles['grip']} />
      </div>
      <div className={styles['left']} style={{ width: `${share * PER_CENT}%` }}>
        <p className={styles['side']}>
          <b>{word('explore/forms/swipe/past')}</b> {past}
          {note === undefined ? null : <span className={styles['note']}>{note}</span>}
          {offer === undefined ? null : (
            <button type="button" className={styles['button']} onClick={offer.onTake}>
              {offer.text}
            </button>
          )}
        </p>
      </div>
      <div className={styles['right']} style={{ width: `${(1 - share) * PER_CENT}%` }}>
        <p className={styles['side']}>
          <b>{word('explore/forms/swipe/now')}</b> {now}
          <button type="button" className={styles['button']} onClick={onClose}>
            {word('explore/forms/swipe/close')}
          </button>
        </p>
      </div>
    </div>
  );
}
