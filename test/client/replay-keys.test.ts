import { expect, test } from 'vitest';
import { replayKey, seekTo, type Playback } from '../../client/panels/replay-keys.ts';
import { at, nowMs } from './wall-events.ts';

const playback: Playback = {
  nowMs,
  fromMs: Date.parse(at('16:00')),
  toMs: Date.parse(at('21:36')),
  isPlaying: true,
  speed: 6,
};

const press = (key: string, shiftKey = false) => replayKey({ key, shiftKey }, playback);

test('Space stops a playing recording and starts a standing one', () => {
  expect(press(' ')).toEqual({ action: 'pause' });
  expect(replayKey({ key: ' ', shiftKey: false }, { ...playback, isPlaying: false })).toEqual({
    action: 'play',
  });
});

test('arrows step one minute, with Shift ten, and never past the recording', () => {
  expect(press('ArrowLeft')).toEqual({ action: 'seek', at: at('21:31') });
  expect(press('ArrowLeft', true)).toEqual({ action: 'seek', at: at('21:22') });
  expect(press('ArrowRight', true)).toEqual({ action: 'seek', at: at('21:36') });
  expect(seekTo(playback, 0)).toEqual({ action: 'seek', at: at('16:00') });
});

test('plus and minus walk the speeds and stop at their ends', () => {
  expect(press('+')).toEqual({ action: 'speed', speed: 10 });
  expect(press('-')).toEqual({ action: 'speed', speed: 1 });
  expect(replayKey({ key: '+', shiftKey: false }, { ...playback, speed: 60 })).toEqual({
    action: 'speed',
    speed: 60,
  });
});

test('other keys are left alone', () => {
  expect(press('a')).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
});
