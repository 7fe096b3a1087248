import { defineScene } from './define-scene.ts';
import { WelcomePanels } from './welcome-panels.tsx';

/** A board for visitors over the quiet outline of the city; it takes no turn. */
export default defineScene({
  id: 'welcome',
  title: { ko: '환영 화면', en: 'Welcome board' },
  dwellSec: 0,
  layers: ['rain-field'],
  mapBox: { left: 1900, right: 120, top: 300, bottom: 220 },
  hasCallouts: false,
  Panels: WelcomePanels,
});
