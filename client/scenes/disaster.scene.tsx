import { defineScene } from './define-scene.ts';
import { DisasterPanels } from './disaster-panels.tsx';

/** Emergency calls against their targets, warnings in force, and where both are. */
export default defineScene({
  id: 'disaster',
  title: { ko: '재난·안전', en: 'Disaster and safety' },
  dwellSec: 60,
  layers: [
    'situations',
    'alert-areas',
    'district-levels',
    'road-closures',
    'streams-in-alarm',
    'quakes',
    'emergency-beds',
    'dispatch-calls',
    'districts-unknown',
  ],
  Panels: DisasterPanels,
});
