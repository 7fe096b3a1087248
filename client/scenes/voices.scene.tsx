import { defineScene } from './define-scene.ts';
import { VoicesPanels } from './voices-panels.tsx';

/** What citizens report, of what there is more than before, and how they voted. */
export default defineScene({
  id: 'voices',
  title: { ko: '시민의 소리', en: 'Citizens' },
  dwellSec: 60,
  layers: ['requests', 'assets', 'districts-unknown'],
  hasCallouts: false,
  Panels: VoicesPanels,
});
