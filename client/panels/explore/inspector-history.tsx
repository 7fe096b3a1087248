import { memo, useState, type JSX } from 'react';
import { BasisMark } from '../basis-mark.tsx';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { clockOrDay, formatSpan } from '../../design/times.ts';
import { measureWords } from '../../design/measure.ts';
import { isComposing } from '../../design/is-composing.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { pressedKey } from '../../explore/pressed-key.ts';
import type { Thing } from '../../explore/thing.ts';
import styles from './inspector.module.css';

/** So many stand at once; the rest is one press away. */
const fewest = 6;
/** Later than this after it was so, it is said when it became known. */
const lateMs = 300_000;

/** What a version says: its number, else its state, else its own words. */
function told({ value, unit, valueText, name, what, event }: Thing, words: Words): string {
  const { say, word } = words;
  if (value !== undefined) return `${say(what)} ${measureWords(value, unit ?? '', words)}`;
  if (event === undefined) return say(name);
  switch (event.kind) {
    case 'incident': {
      const stage = event.data.stages?.at(-1);
      const status = word(`explore/drill/incidentStatus/${event.data.status}`);
      return stage === undefined ? `${say(name)} · ${status}` : `${say(name)} · ${say(stage.name)}`;
    }
    case 'situation':
      return `${word(`ops/phase/${event.data.phase}`)} · ${event.data.score.toFixed(2)}`;
    case 'alarm':
      return word(`ops/alarm/state/${event.data.state}`);
    case 'asset':
      return word(`assetState/${event.data.state}`);
    case 'request':
      return `${say(what)} · ${word(`explore/drill/requestStatus/${event.data.status}`)}`;
    case 'observation':
      return `${say(what)} ${valueText ?? '—'}`;
    case 'alert':
    case 'directive':
    case 'feed':
    case 'indicator':
    case 'position':
    case 'stage':
      return say(name);
  }
}

/** Every version of a thing, the newest first, as far as it was known; one opens where it came from. */
export const InspectorHistory = memo(function InspectorHistory({
  versions,
  chosen,
  state,
  isKept,
  minuteMs,
  zone,
  onOpen,
  onMore,
}: {
  readonly versions: readonly Thing[];
  /** Id of the version whose way is shown. */
  readonly chosen: string | undefined;
  readonly state: 'asking' | 'known' | 'lost';
  /** Vehicles are kept for playback only. */
  readonly isKept: boolean;
  readonly minuteMs: number;
  readonly zone: string;
  readonly onOpen: (event: string) => void;
  readonly onMore?: (() => void) | undefined;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? versions : versions.slice(0, fewest);
  const isFolded = shown.length < versions.length;
  const end =
    state === 'lost'
      ? 'explore/drill/history/lost'
      : state === 'asking' && versions.length === 0
        ? 'explore/drill/asking'
        : versions.length === 0
          ? 'explore/drill/history/none'
          : 'explore/drill/history/end';
  return (
    <section aria-label={word('explore/drill/history/title')}>
      <h3 className={styles['title']}>{word('explore/drill/history/title')}</h3>
      <ol>
        {shown.map((version) => {
          const { key, atMs, knownMs, level, basis } = version;
          const time = clockOrDay(atMs, minuteMs, zone);
          const what = told(version, words);
          return (
            <li key={key}>
              <button
                type="button"
                className={styles['version']}
                aria-current={key === chosen ? 'true' : undefined}
                aria-label={word('explore/drill/history/open', { time, what })}
                onClick={() => onOpen(key)}
                onKeyDown={(event) => {
                  // The key of the desk would open the newest.
                  if (isComposing(event.nativeEvent) || pressedKey(event) !== 'P') return;
                  event.preventDefault();
                  event.stopPropagation();
                  onOpen(key);
                }}
              >
                <time>{time}</time>
                <SeverityMark level={level} className={styles['small']} />
                <span className={styles['what']}>
                  {what} <BasisMark basis={basis} />
                </span>
                <span className={styles['soft']}>
                  {knownMs - atMs < lateMs
                    ? ''
                    : word('explore/drill/history/late', {
                        span: formatSpan(knownMs - atMs, language),
                      })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {!isKept ? (
        <p className={styles['soft']}>{word('explore/drill/history/noPositions')}</p>
      ) : onMore === undefined && !isFolded ? (
        <p className={styles['soft']}>{word(end)}</p>
      ) : (
        <>
          {state === 'lost' ? (
            <p className={styles['soft']} role="status">
              {word('explore/drill/history/lost')}
            </p>
          ) : null}
          <button
            type="button"
            className={styles['link']}
            onClick={() => (isFolded ? setIsWhole(true) : onMore?.())}
          >
            {word('explore/drill/history/more')}
          </button>
        </>
      )}
    </section>
  );
});
