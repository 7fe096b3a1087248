import { defineScene } from './define-scene.ts';
import { TakeoverPanels } from './takeover-panels.tsx';
import { takeoverView } from './takeover-view.ts';

/** The wall given to one situation: why, where, since when, who, and what is being done. */
export default defineScene({
  id: 'takeover',
  title: { ko: '상황', en: 'Situation' },
  dwellSec: 0,
  layers: [
    'situation-area',
    'road-closures',
    'streams-in-alarm',
    'requests',
    'dispatch-calls',
    'sewer-gauges',
    'river-gauges',
    'cameras',
    'districts-unknown',
  ],
  mapBox: { left: 1180, right: 1220, top: 284, bottom: 676 },
  view: takeoverView,
  hasCallouts: false,
  Panels: TakeoverPanels,
});
