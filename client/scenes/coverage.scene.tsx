import { CoveragePanels } from './coverage-panels.tsx';
import { defineScene } from './define-scene.ts';

/** Who is not connected, as loud as who is. */
export default defineScene({
  id: 'coverage',
  title: { ko: '자료 상태', en: 'State of the data' },
  dwellSec: 45,
  layers: ['district-coverage', 'districts-unknown'],
  hasCallouts: false,
  Panels: CoveragePanels,
});
