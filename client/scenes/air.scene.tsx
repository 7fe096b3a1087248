import { AirPanels } from './air-panels.tsx';
import { defineScene } from './define-scene.ts';

/** What the city breathes, hour by hour, and what it burns, year by year. */
export default defineScene({
  id: 'air',
  title: { ko: '대기·에너지', en: 'Air and energy' },
  dwellSec: 60,
  layers: ['air-quality', 'districts-unknown'],
  mapBox: { left: 1200, right: 1214, top: 268, bottom: 170 },
  hasCallouts: false,
  Panels: AirPanels,
});
