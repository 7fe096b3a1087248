import 'pretendard/dist/web/variable/pretendardvariable.css';
import './design/tokens.css';
import './design/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { exerciseOfAddress } from './city/exercise-address.ts';
import { History } from './city/history.ts';
import { createCityStore } from './city/store.ts';
import { createWording } from './design/wording.ts';
import { followTimeline } from './link/socket.ts';
import { tabPasses } from './link/tab-passes.ts';
import { watchMissingFiles } from './page/missing-file.ts';
import { askSeries } from './rooms/wall/ask-series.ts';
import { pastOfAddress } from './rooms/wall/past-address.ts';
import { languageOfAddress } from './rooms/wall/use-language.ts';

const host = document.querySelector('#root');
if (host === null) throw new Error('index.html has no #root');

watchMissingFiles(() => host.hasChildNodes());

const isDesk = window.location.pathname === '/ops';
const isExplore = window.location.pathname === '/explore';
const isPresenter = window.location.pathname === '/presenter';
const isKnown = isDesk || isExplore || isPresenter;
if (!isKnown && window.location.pathname !== '/wall') {
  window.history.replaceState(null, '', `/wall${window.location.search}`);
}

const store = createCityStore();
const { start, problem } = pastOfAddress(window.location.search);
const { machine, give, screen, presenter, presence } = followTimeline(
  store,
  undefined,
  start,
  exerciseOfAddress(window.location.search),
  tabPasses(),
);
if (problem !== undefined) {
  store.setState(({ time }) => ({ time: { ...time, refusal: problem } }));
}

/** Each room in a file of its own: a desk needs no map, a wall no forms. */
async function openRoom() {
  if (new URLSearchParams(window.location.search).get('calibrate') === '1') {
    const { CalibrationRoom } = await import('./rooms/calibration/calibration-room.tsx');
    return <CalibrationRoom />;
  }
  if (isDesk) {
    const { OpsRoom } = await import('./rooms/ops/ops-room.tsx');
    return <OpsRoom store={store} machine={machine} give={give} />;
  }
  if (isExplore) {
    const { ExploreRoom } = await import('./rooms/explore/explore-room.tsx');
    return (
      <History value={askSeries}>
        <ExploreRoom store={store} machine={machine} give={give} presence={presence} />
      </History>
    );
  }
  if (isPresenter) {
    const { PresenterRoom } = await import('./rooms/presenter/presenter-room.tsx');
    return <PresenterRoom store={store} presenter={presenter} />;
  }
  const { WallRoom } = await import('./rooms/wall/wall-room.tsx');
  return (
    <History value={askSeries}>
      <WallRoom store={store} machine={machine} screen={screen} />
    </History>
  );
}

const root = createRoot(host);
root.render(
  <StrictMode>
    <I18nextProvider i18n={createWording(languageOfAddress(window.location.search) ?? 'ko')}>
      {await openRoom()}
    </I18nextProvider>
  </StrictMode>,
);
