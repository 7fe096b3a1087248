import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryOf, frameReader } from '../../client/panels/takeover/mjpeg-frames.ts';
import {
  nextPicture,
  openingPicture,
  type PictureState,
} from '../../client/panels/takeover/picture-state.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('frames of an MJPEG stream', () => {
  const picture = fc.uint8Array({ minLength: 1, maxLength: 200 });
  const part = (frame: Uint8Array, hasLength: boolean): readonly Uint8Array[] => [
    bytes(
      `--cam\r\nContent-Type: image/jpeg\r\n${hasLength ? `Content-Length: ${frame.length}\r\n` : ''}\r\n`,
    ),
    frame,
    bytes('\r\n'),
  ];

  test('are whole, in order, however the stream is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(picture, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        (frames, sizes) => {
          const stream = Buffer.concat(frames.flatMap((frame) => part(frame, true)));
          const take = frameReader('cam');
          const got: number[][] = [];
          for (let from = 0, turn = 0; from < stream.length; turn += 1) {
            const to = from + (sizes[turn % sizes.length] ?? 1);
            got.push(...take(new Uint8Array(stream.subarray(from, to))).map((frame) => [...frame]));
            from = to;
          }
          expect(got).toEqual(frames.map((frame) => [...frame]));
        },
      ),
    );
  });

  test('without lengths end where the next part begins', () => {
    const take = frameReader('cam');
    const stream = [bytes('one'), bytes('two')].flatMap((frame) => part(frame, false));
    const got = stream.flatMap((piece) => take(piece));
    expect(got.map((frame) => new TextDecoder().decode(frame).trim())).toEqual(['one']);
  });

  test.each([
    ['multipart/x-mixed-replace; boundary=cam', 'cam'],
    ['multipart/x-mixed-replace;boundary="--cam"', 'cam'],
    ['Multipart/X-Mixed-Replace; charset=x; boundary=a.b', 'a.b'],
    ['text/html', undefined],
    [null, undefined],
  ])('boundary of %s', (type, boundary) => expect(boundaryOf(type)).toBe(boundary));
});

describe('a live picture', () => {
  const after = (
    state: PictureState,
    type: 'frame' | 'failed' | 'tick',
    atMs: number,
  ): PictureState => nextPicture(state, { type, atMs });

  test('that stands still for more than 5 s says so, and is given up after 15 s', () => {
    const playing = after(openingPicture(0), 'frame', 1000);
    expect(after(playing, 'tick', 5900).state).toBe('playing');
    expect(after(playing, 'tick', 6100).state).toBe('stalled');
    expect(after(playing, 'tick', 16_100).state).toBe('failed');
  });

  test('never shows as playing without a frame of the last 5 s, whatever happens', () => {
    const event = fc.record({
      type: fc.constantFrom('frame', 'failed', 'tick'),
      pauseMs: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let atMs = 0;
        let lastMs = -Infinity;
        let state = openingPicture(0);
        for (const { type, pauseMs } of events) {
          atMs += pauseMs;
          if (type === 'frame' && state.state !== 'failed') lastMs = atMs;
          state = nextPicture(state, { type, atMs });
          const isShown = type === 'tick' && state.state === 'playing';
          expect(isShown && atMs - lastMs > 5000).toBe(false);
        }
      }),
    );
  });

  test('that cannot be had is asked for again after twice the pause each time, a minute at most', () => {
    let state = openingPicture(0);
    const pauses: number[] = [];
    for (let atMs = 0, turn = 0; turn < 7; turn += 1) {
      state = nextPicture(state, { type: 'failed', atMs });
      if (state.state !== 'failed') throw new Error('it failed');
      pauses.push((state.againMs - atMs) / 1000);
      atMs = state.againMs;
      state = nextPicture(state, { type: 'tick', atMs });
      expect(state.state).toBe('loading');
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });
});
