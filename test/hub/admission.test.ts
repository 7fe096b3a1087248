import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { rawViewer } from '../support/raw-viewer.ts';
import { servedStream } from '../support/served-stream.ts';
import { ConfigError } from '../../server/config/config-error.ts';
import { ADMISSION_LIMITS } from '../../server/hub/admission.ts';
import { socketLimits } from '../../server/socket-limits.ts';
import { observationAt } from '../support/city-events.ts';

test.for(['0', '-1', '1.5', 'many'])('SOCKETS_PER_ADDRESS=%s is refused', (text) => {
  expect(() => socketLimits({ SOCKETS_PER_ADDRESS: text })).toThrow(ConfigError);
});

test('more screens of one address are let in where the operator says so', () => {
  expect(socketLimits({})).toBe(ADMISSION_LIMITS);
  expect(socketLimits({ SOCKETS_PER_ADDRESS: '400' }).perAddress).toBe(400);
});

const WAIT = { timeout: 15_000 };

const origins = [
  'https://evil.example',
  'null',
  'http://127.0.0.1:1',
  'https://127.0.0.1.evil.example',
  'file://',
  'not an origin',
];

test.for(origins)('a page of %s gets no socket', async (origin) => {
  await using served = await servedStream();
  using viewer = rawViewer({ port: served.port, headers: { origin } });
  await expect(viewer.ready).rejects.toThrow('403');
  expect(served.sockets.counts().refused).toBe(1);
});

test('our own page gets one', async () => {
  await using served = await servedStream();
  const { port } = served;
  using viewer = rawViewer({ port, headers: { origin: `http://127.0.0.1:${port}` } });
  await viewer.ready;
  expect(served.sockets.watchers()).toBe(1);
});

test('one address holds so many sockets and no more; a place is free when one leaves', async () => {
  await using served = await servedStream({ limits: { perAddress: 2 } });
  const { port } = served;
  using first = rawViewer({ port });
  using second = rawViewer({ port });
  await Promise.all([first.ready, second.ready]);
  using third = rawViewer({ port });
  await expect(third.ready).rejects.toThrow('429 5');
  first.socket.close();
  await first.closed;
  await vi.waitFor(async () => {
    using again = rawViewer({ port });
    await again.ready;
  }, WAIT);
});

test('a full server says when to come again', async () => {
  await using served = await servedStream({ limits: { clients: 1 } });
  using first = rawViewer({ port: served.port });
  await first.ready;
  using second = rawViewer({ port: served.port });
  await expect(second.ready).rejects.toThrow('503 5');
});

test('who comes at once waits for a turn; past the queue comes a 503 with the time to wait', async () => {
  await using served = await servedStream({ limits: { handshakesPerSec: 20, waiting: 5 } });
  const viewers = Array.from({ length: 12 }, () => rawViewer({ port: served.port }));
  const outcomes = await Promise.allSettled(viewers.map(({ ready }) => ready));
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map((outcome) => 'reason' in outcome && String(outcome.reason))).toEqual(
    refused.map(() => 'Error: 503 5'),
  );
  // More than one turn's share came in: they waited, and were not refused.
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(6);
  for (const viewer of viewers) viewer[Symbol.dispose]();
});

test.concurrent(
  'a socket that asks for nothing is closed, in the handshake or after it',
  async () => {
    await using served = await servedStream();
    using viewer = rawViewer({ port: served.port });
    await viewer.ready;
    const mute = connect(served.port, '127.0.0.1');
    mute.write(
      'GET /stream/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\n',
    );
    mute.write('connection: upgrade\r\nsec-websocket-version: 13\r\n');
    mute.write('sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n');
    const ended = new Promise((resolve) => mute.resume().once('close', resolve));
    expect(await viewer.closed).toEqual({ code: 4001, reason: 'silent' });
    await ended;
    await vi.waitFor(() => expect(served.sockets.watchers()).toBe(0), WAIT);
  },
);

test.concurrent(
  'what is no command, no packet or too large ends its own socket and nothing else',
  async () => {
    await using served = await servedStream();
    using good = rawViewer({ port: served.port });
    await good.ready;
    await good.watch();
    const spoilt = [
      '42["shutdown",{}]',
      '42["toString"]',
      '42{"watch":1}',
      '42["watch"',
      '45-["watch"]',
      '451-["watch",{"_placeholder":true,"num":9}]',
      '4'.repeat(70_000),
      '40/admin,',
      '9',
      '\u0000',
    ];
    for (const text of spoilt) {
      const viewer = rawViewer({ port: served.port });
      await viewer.ready;
      viewer.socket.send(text);
      // No answer is the one thing that would not do: it is closed, or told that there is no such place.
      if (text !== '40/admin,') await viewer.closed;
      viewer[Symbol.dispose]();
    }
    served.put([observationAt(1, 1)]);
    await vi.waitFor(() => expect(good.position()?.seq).toBe(served.state.seq), WAIT);
  },
);

test('a watch that is not understood is answered with the reason', async () => {
  await using served = await servedStream();
  using viewer = rawViewer({ port: served.port });
  await viewer.ready;
  const spoilt: unknown[] = [null, [], 'x', {}, { protocol: 1 }];
  const answered: string[] = [];
  viewer.socket.on('message', (data: Buffer) => answered.push(data.toString()));
  spoilt.forEach((request, id) =>
    viewer.socket.send(`42${id}${JSON.stringify(['watch', request])}`),
  );
  await vi.waitFor(() => expect(answered).toHaveLength(spoilt.length), WAIT);
  for (const text of answered) expect(text).toContain('"ok":false');
});

test('a flood of commands ends its socket with the reason', async () => {
  await using served = await servedStream();
  using viewer = rawViewer({ port: served.port });
  await viewer.ready;
  for (let count = 0; count < 500; count += 1) viewer.send('watch', {});
  expect(await viewer.closed).toEqual({ code: 1008, reason: 'unruly' });
  expect(served.sockets.counts().closed.get('unruly')).toBe(1);
});

test('of a page that comes back, the socket it left is ended', async () => {
  await using served = await servedStream();
  const viewer = '0123456789abcdef0123456789abcdef';
  using first = rawViewer({ port: served.port, viewer });
  await first.ready;
  using second = rawViewer({ port: served.port, viewer });
  await second.ready;
  expect(await first.closed).toEqual({ code: 4009, reason: 'replaced' });
  using other = rawViewer({ port: served.port, viewer: 'no id of ours' });
  using another = rawViewer({ port: served.port, viewer: 'no id of ours' });
  await Promise.all([other.ready, another.ready]);
  await vi.waitFor(() => expect(served.sockets.watchers()).toBe(3), WAIT);
});
