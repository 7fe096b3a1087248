// @vitest-environment happy-dom
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { TileBoundary } from '../../client/panels/tile-boundary.tsx';

const SOON = { timeout: 10_000 };

let isBroken = true;
function Part(): string {
  if (isBroken) throw new Error('a row that nobody thought of');
  return 'drawn';
}

test('a part that could not be drawn says so and is tried again, though its element stays the same', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const host = document.createElement('div');
  const root = createRoot(host);
  root.render(
    <TileBoundary againMs={20}>
      <Part />
    </TileBoundary>,
  );
  await vi.waitFor(() => expect(host.querySelector('[role=status]')).not.toBeNull(), SOON);
  isBroken = false;
  await vi.waitFor(() => expect(host.textContent).toBe('drawn'), SOON);
  root.unmount();
});
