import { defineScene } from './define-scene.ts';
import { TrafficPanels } from './traffic-panels.tsx';

/** How the city moves: speeds on the roads themselves, closures, what runs, what is left to take. */
export default defineScene({
  id: 'traffic',
  title: { ko: '교통', en: 'Traffic' },
  dwellSec: 60,
  layers: ['link-speed', 'road-closures', 'road-events', 'vehicles', 'districts-unknown'],
  mapBox: { left: 1200, right: 1214, top: 268, bottom: 330 },
  hasCallouts: false,
  Panels: TrafficPanels,
});
