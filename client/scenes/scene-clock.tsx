import type { JSX } from 'react';
import { WallClock } from '../panels/wall-clock.tsx';
import type { SceneProps } from './define-scene.ts';

/** The city's clock on a scene; it stands still where nobody hears of the city. */
export function SceneClock({
  cityAnswer,
  link: { phase },
  time: { nowMs, speed, isPlayback },
}: Pick<SceneProps, 'cityAnswer' | 'link' | 'time'>): JSX.Element {
  const isStopped = phase === 'lost' || phase === 'dark';
  return (
    <WallClock
      nowMs={nowMs}
      zone={cityAnswer?.zone ?? 'UTC'}
      state={isStopped ? 'stopped' : speed === 0 ? 'paused' : 'running'}
      isPast={isPlayback}
    />
  );
}
