import { memo, type JSX, type ReactNode } from 'react';
import type { ReplayAnswer } from '../../contract/api.ts';
import type { Mode } from '../../contract/delta.ts';
import type { Text } from '../../contract/place.ts';
import type { LinkStatus, TimeStatus } from '../city/store.ts';
import { formatNumber } from '../design/numbers.ts';
import { clockSecond, formatSpan, longDate } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { BasisMark } from './basis-mark.tsx';
import { refusalWords } from './refusal-words.ts';
import styles from './mode-bar.module.css';

/** This computer's clock may differ by so much before it is said out loud. */
const worryMs = 2000;

/** The top line: what kind of time this is, whether the server is heard, and how the clock runs. */
export const ModeBar = memo(function ModeBar({
  mode,
  link,
  time,
  replay,
  title,
  zone,
  children,
}: {
  readonly mode: Mode | undefined;
  readonly link: LinkStatus;
  readonly time: TimeStatus;
  readonly replay: ReplayAnswer | undefined;
  /** Of what is played. */
  readonly title: Text | undefined;
  readonly zone: string;
  readonly children?: ReactNode;
}): JSX.Element {
  const words = useWords();
  const { language, word, say } = words;
  const isLost = link.phase === 'lost' || link.phase === 'dark';
  const isReal = mode === 'live' || mode === undefined;
  return (
    <header className={styles['bar']} data-real={isReal} aria-label={word('mode/bar')}>
      {mode === undefined ? null : <ModeTags mode={mode} isPaused={time.speed === 0} />}
      {isLost ? <LostWords link={link} zone={zone} /> : null}
      {mode === undefined && !isLost ? <p>{word('link/connecting')}</p> : null}
      {isReal || isLost || title === undefined || time.refusal !== undefined ? null : (
        <p className={styles['title']}>{say(title)}</p>
      )}
      {isReal ? null : (
        <p key={isLost ? 'lost' : 'heard'} className={styles['not-real']}>
          {word('mode/notReal')}
        </p>
      )}
      {isReal && time.nowMs !== undefined && !isLost ? (
        <p>{longDate(time.nowMs, zone, language)}</p>
      ) : null}
      {link.phase === 'reconnecting' ? (
        <p className={styles['warning']}>
          {word('link/reconnecting', { span: formatSpan(link.silentSec * 1000, language) })}
        </p>
      ) : null}
      {link.problem === undefined ? null : (
        <p className={styles['warning']}>{word('link/refused', { problem: link.problem })}</p>
      )}
      {time.refusal === undefined ? null : (
        <p className={styles['warning']} role="alert">
          {refusalWords(time.refusal, zone, words)}
        </p>
      )}
      <div className={styles['right']}>
        {children}
        {isLost ? (
          <p>{word('link/lasting', { span: formatSpan(link.silentSec * 1000, language) })}</p>
        ) : null}
        {mode === 'live' && !isLost ? <ClockOffset offsetMs={time.clockOffsetMs} /> : null}
        {isReal ? null : (
          <p className={styles['speed']}>
            {word('mode/speed')}{' '}
            <strong>
              ×{formatNumber(time.speed === 0 ? (replay?.speed ?? 0) : time.speed, language)}
            </strong>
          </p>
        )}
        {isReal || replay === undefined ? null : (
          <>
            <p className={styles['basis']}>
              <BasisMark basis="documented" />
              {word('mode/documented', { n: replay.documented })}
            </p>
            <p className={styles['basis']}>
              <BasisMark basis="simulated" />
              {word('mode/simulated', { n: replay.simulated })}
            </p>
          </>
        )}
      </div>
    </header>
  );
});

function ModeTags({
  mode,
  isPaused,
}: {
  readonly mode: Mode;
  readonly isPaused: boolean;
}): JSX.Element {
  const { word } = useWords();
  const tags = mode === 'demo' ? (['replay', 'demo'] as const) : ([mode] as const);
  return (
    <>
      {tags.map((tag) => (
        <strong
          key={tag}
          className={mode === 'live' ? styles['outline'] : styles['tag']}
          data-mode={tag}
        >
          {word(`mode/${tag}`)}
        </strong>
      ))}
      {isPaused && mode !== 'live' ? (
        <strong className={styles['outline']}>{word('mode/paused')}</strong>
      ) : null}
    </>
  );
}

function LostWords({
  link,
  zone,
}: {
  readonly link: LinkStatus;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  return (
    <>
      <strong className={styles['outline']}>{word('link/lost')}</strong>
      {link.heardAtMs === undefined ? null : (
        <p className={styles['title']}>
          {word('link/before', { time: clockSecond(link.heardAtMs, zone) })}
        </p>
      )}
      <p>{word('link/retrying')}</p>
    </>
  );
}

function ClockOffset({ offsetMs }: { readonly offsetMs: number | undefined }): JSX.Element | null {
  const { language, word } = useWords();
  if (offsetMs === undefined) return null;
  const span = formatSpan(Math.abs(offsetMs), language);
  if (Math.abs(offsetMs) > worryMs) {
    return <p className={styles['warning']}>{word('link/offsetWarning', { span })}</p>;
  }
  const sec = Math.round(Math.abs(offsetMs) / 100) / 10;
  return (
    <p>
      {sec === 0 ? word('link/inStep') : word('link/offset', { sec: formatNumber(sec, language) })}
    </p>
  );
}
