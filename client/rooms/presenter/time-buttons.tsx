import type { JSX } from 'react';
import type { Chapter } from '../../../contract/api.ts';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { ScreenState } from '../../../contract/screen.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import styles from './presenter-room.module.css';

const backMs = 600_000;
const speeds = [1, 10, 60] as const;

/** Moves the past of this one wall; what others look at stays. */
export function TimeButtons({
  state,
  nowMs,
  chapters,
  zone,
  onCommand,
}: {
  readonly state: ScreenState | null;
  /** The clock of the timeline that all share. */
  readonly nowMs: number | undefined;
  readonly chapters: readonly Chapter[];
  readonly zone: string;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const { word, say } = useWords();
  const shownMs = state?.past === undefined ? nowMs : Date.parse(state.past);
  const isPast = state?.past !== undefined;
  return (
    <div className={styles['buttons']}>
      <button
        type="button"
        disabled={shownMs === undefined}
        onClick={() => {
          if (shownMs === undefined) return;
          onCommand({ type: 'time', at: new Date(shownMs - backMs).toISOString() });
        }}
      >
        {word('presenter/room/back10')}
      </button>
      <button type="button" onClick={() => onCommand({ type: 'pause', isPaused: true })}>
        {word('presenter/room/pause')}
      </button>
      <button
        type="button"
        disabled={!isPast}
        onClick={() => onCommand({ type: 'pause', isPaused: false })}
      >
        {word('presenter/room/play')}
      </button>
      {speeds.map((speed) => (
        <button
          key={speed}
          type="button"
          disabled={!isPast}
          onClick={() => onCommand({ type: 'speed', speed })}
        >
          ×{speed}
        </button>
      ))}
      <button
        type="button"
        className={styles['main']}
        disabled={!isPast}
        onClick={() => onCommand({ type: 'live' })}
      >
        {word('presenter/room/live')}
      </button>
      {chapters
        .filter(({ at }) => nowMs !== undefined && Date.parse(at) <= nowMs)
        .map(({ at, title }) => (
          <button key={at} type="button" onClick={() => onCommand({ type: 'time', at })}>
            {clockMinute(Date.parse(at), zone)} {say(title)}
          </button>
        ))}
    </div>
  );
}
