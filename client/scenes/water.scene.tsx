import { defineScene } from './define-scene.ts';
import { tiltedBounds } from './tilted-bounds.ts';
import { WaterPanels } from './water-panels.tsx';

const PITCH_DEG = 50;
const BEARING_DEG = -10;

/** The way of the water: rain, then sewers, then rivers. */
export default defineScene({
  id: 'water',
  title: { ko: '수자원', en: 'Water' },
  dwellSec: 60,
  layers: ['rain-field', 'streams-in-alarm', 'rain-columns'],
  // Its columns grow with the page, as their style says.
  mapBox: {
    left: 850,
    right: 1200,
    leftOfWider: 0.2,
    rightOfWider: 0.3,
    top: 270,
    bottom: 690,
  },
  view: ({ cityAnswer }) => ({
    ...(cityAnswer === undefined ? {} : { bounds: tiltedBounds(cityAnswer.bounds, PITCH_DEG) }),
    pitch: PITCH_DEG,
    bearing: BEARING_DEG,
  }),
  hasCallouts: false,
  Panels: WaterPanels,
});
