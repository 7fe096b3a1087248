import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createWording } from '../../client/design/wording.ts';
import { CameraGrid } from '../../client/panels/takeover/camera-grid.tsx';
import type { Camera } from '../../contract/situation.ts';

/** A page of cameras alone: those that its server tells it of. */
async function show(): Promise<void> {
  const answer = await fetch('/cameras.json');
  const cameras = (await answer.json()) as readonly Camera[];
  const host = document.body.appendChild(document.createElement('main'));
  createRoot(host).render(
    <I18nextProvider i18n={createWording('ko')}>
      <CameraGrid cameras={cameras} without={undefined} />
    </I18nextProvider>,
  );
}

void show();
