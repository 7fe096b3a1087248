import { beforeEach, expect, test, vi } from 'vitest';

const store = new Map<string, string>();
const answers: (() => void)[] = [];
const reload = vi.fn<() => void>();

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
  store.clear();
  answers.length = 0;
  reload.mockClear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, text: string) => void store.set(key, text),
  });
  vi.stubGlobal('location', { href: 'http://wall.test/wall', reload });
  vi.stubGlobal('fetch', () => new Promise((resolve) => answers.push(() => resolve({ ok: true }))));
});

const page = () => import('../../client/page/reload-page.ts');

test('an alarm that comes while the server is asked for the page keeps it on screen', async () => {
  const { reloadPage } = await page();
  let isHeld = false;
  const asked = reloadPage('build', () => isHeld);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  isHeld = true;
  answers[0]?.();
  expect(await asked).toBe('held');
  expect(reload).not.toHaveBeenCalled();
  expect(store.size).toBe(0);
});

test('asked twice before the server has answered, the page loads itself once and writes one cause down', async () => {
  const { reloadPage } = await page();
  const asked = [reloadPage('build'), reloadPage('nightly')];
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  for (const answer of answers) answer();
  expect(await Promise.all(asked)).toEqual(['now', 'now']);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(JSON.parse(store.get('reloads') ?? '')).toHaveLength(1);
});
