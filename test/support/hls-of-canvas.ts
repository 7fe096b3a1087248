import type { Page } from 'playwright-core';

/** Where the first box of a kind begins, or the end. */
function boxAt(file: Buffer, kind: string): number {
  for (let at = 0; at + 8 <= file.length; at += Math.max(8, file.readUInt32BE(at))) {
    if (file.toString('latin1', at + 4, at + 8) === kind) return at;
  }
  return file.length;
}

/**
 * A few seconds of HLS made in the browser: a drawing, recorded as fragmented MP4. The part before
 * the first fragment starts the decoder, the rest is one segment.
 */
export async function hlsOfCanvas(page: Page): Promise<Readonly<Record<string, Buffer>>> {
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 180];
    const brush = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), {
      mimeType: 'video/mp4;codecs=av01.0.00M.08',
    });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const done = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    for (let turn = 0; turn < 100; turn += 1) {
      if (brush !== null) {
        brush.fillStyle = `hsl(${turn * 4} 60% 50%)`;
        brush.fillRect(0, 0, 320, 180);
      }
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    recorder.stop();
    await done;
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  const file = Buffer.from(text, 'latin1');
  const begin = boxAt(file, 'moof');
  const end = boxAt(file, 'mfra');
  const list = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-MAP:URI="init.mp4"',
    '#EXTINF:4.0,',
    'one.m4s',
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
  return {
    'live.m3u8': Buffer.from(list),
    'init.mp4': file.subarray(0, begin),
    'one.m4s': file.subarray(begin, end),
  };
}
