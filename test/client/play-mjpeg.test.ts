// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { playMjpeg } from '../../client/panels/takeover/play-mjpeg.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const part = (picture: string): string =>
  `--cam\r\nContent-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n\r\n${picture}\r\n`;

/** A camera that sends one part after another and stays connected. */
function camera(parts: readonly string[]): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      for (const each of parts) {
        stream.enqueue(new TextEncoder().encode(each));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'multipart/x-mixed-replace; boundary=cam' },
  });
}

/** Addresses of pictures that the browser holds for the page. */
function heldPictures(): ReadonlySet<string> {
  const held = new Set<string>();
  let made = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${(made += 1)}`;
    held.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void held.delete(url));
  return held;
}

test('a picture that cannot be read ends the stream, and no picture stays in memory', async () => {
  const held = heldPictures();
  vi.stubGlobal('fetch', () => Promise.resolve(camera([part('one'), part('two'), part('bad')])));
  const image = document.createElement('img');
  image.decode = () =>
    image.src.endsWith('3') ? Promise.reject(new Error('no picture')) : Promise.resolve();
  const on = { frame: vi.fn<() => void>(), failed: vi.fn<() => void>() };
  const stop = playMjpeg(image, 'http://camera.test/mjpeg', on);
  await vi.waitFor(() => expect(on.failed).toHaveBeenCalledTimes(1));
  expect(on.frame).toHaveBeenCalledTimes(2);
  stop();
  expect([...held]).toEqual([]);
});

test('a camera that is left while its picture is read leaves none behind either', async () => {
  const held = heldPictures();
  vi.stubGlobal('fetch', () => Promise.resolve(camera([part('one')])));
  const image = document.createElement('img');
  let refuse = (): void => undefined;
  image.decode = () =>
    new Promise((_, reject) => (refuse = () => reject(new Error('the source has gone'))));
  const on = { frame: vi.fn<() => void>(), failed: vi.fn<() => void>() };
  const stop = playMjpeg(image, 'http://camera.test/mjpeg', on);
  await vi.waitFor(() => expect(held.size).toBe(1));
  stop();
  refuse();
  await vi.waitFor(() => expect(held.size).toBe(0));
  expect(on.failed).not.toHaveBeenCalled();
});
