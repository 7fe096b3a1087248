import { useEffect, type JSX } from 'react';
import { useHeldPast } from '../wall/use-held-past.ts';
import { usePageTitle } from '../wall/use-page-title.ts';
import { usePastAddress } from '../wall/use-past-address.ts';
import { useWallTime } from '../wall/use-wall-time.ts';
import { frameMode, ModeFrame } from '../../panels/mode-frame.tsx';
import type { TimeMachine } from '../../link/time-link.ts';
import { useCity, useDesk } from './desk.ts';

/** Only `wish` of the hook moves anything, and that is the desk's own. */
const UNMOVED: TimeMachine = {
  seek: () => undefined,
  setSpeed: () => undefined,
  pause: () => undefined,
  step: () => undefined,
  setBasis: () => undefined,
  backToLive: () => undefined,
};

/** Keeps what the desk knows of its time: it is drawn every second so that the desk is not. */
export function TimeKeeper(): JSX.Element | null {
  const { stand: kept, cityAnswer } = useDesk();
  const time = useCity((state) => state.time);
  const isShown = useCity((state) => state.city !== undefined);
  const held = useHeldPast(true);
  const { stand } = useWallTime(time, held, UNMOVED);
  useEffect(() => kept.setState({ stand }), [kept, stand]);
  usePageTitle(cityAnswer, time.isPlayback);
  usePastAddress(time, isShown, cityAnswer.zone);
  const mode = time.mode ?? cityAnswer.mode;
  return <ModeFrame mode={frameMode(mode, time.isPlayback)} />;
}
