import 'pretendard/dist/web/variable/pretendardvariable.css';
import './design/tokens.css';
import './design/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createCityStore } from './city/store.ts';
import { createWording } from './design/wording.ts';
import { followTimeline } from './link/socket.ts';
import { pastOfAddress } from './rooms/wall/past-address.ts';
import { languageOfAddress } from './rooms/wall/use-language.ts';
import { WallRoom } from './rooms/wall/wall-room.tsx';

const host = document.querySelector('#root');
if (host === null) throw new Error('index.html has no #root');

if (window.location.pathname !== '/wall') {
  window.history.replaceState(null, '', `/wall${window.location.search}`);
}

const store = createCityStore();
const { start, problem } = pastOfAddress(window.location.search);
const { machine } = followTimeline(store, undefined, start);
if (problem !== undefined) {
  store.setState(({ time }) => ({ time: { ...time, refusal: problem } }));
}
createRoot(host).render(
  <StrictMode>
    <I18nextProvider i18n={createWording(languageOfAddress(window.location.search) ?? 'ko')}>
      <WallRoom store={store} machine={machine} />
    </I18nextProvider>
  </StrictMode>,
);
