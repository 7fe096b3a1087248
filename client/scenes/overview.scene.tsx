import { defineScene } from './define-scene.ts';
import { OverviewPanels } from './overview-panels.tsx';

/** The city at a glance: what is abnormal, where, since when, who has it, and how fresh that is. */
export default defineScene({
  id: 'overview',
  title: { ko: '한눈에 보는 도시', en: 'City at a glance' },
  dwellSec: 90,
  layers: [
    'rain-field',
    'link-speed',
    'situations',
    'alert-areas',
    'quakes',
    'road-closures',
    'streams-in-alarm',
    'vehicles',
    'requests',
    'assets',
    'dispatch-calls',
    'sewer-gauges',
    'river-gauges',
    'districts-unknown',
  ],
  Panels: OverviewPanels,
});
