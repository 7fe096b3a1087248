import { AdministrationPanels } from './administration-panels.tsx';
import { defineScene } from './define-scene.ts';

/** What the city has promised and how far it is, and how its districts stand. */
export default defineScene({
  id: 'administration',
  title: { ko: '시정', en: 'Administration' },
  dwellSec: 60,
  layers: ['district-scores'],
  // Leaning more, the names of the northern districts would come to lie on each other.
  view: () => ({ pitch: 28 }),
  hasCallouts: false,
  Panels: AdministrationPanels,
});
