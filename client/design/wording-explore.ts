import { exploreFilterEn, exploreFilterKo } from './wording-explore-filter.ts';
import { conductorEn, conductorKo } from './wording-explore-conductor.ts';
import { exploreDrillEn } from './wording-explore-drill-en.ts';
import { exploreDrillKo } from './wording-explore-drill.ts';
import { exploreFormsEn, exploreFormsKo } from './wording-explore-forms.ts';
import { exploreKeysEn, exploreKeysKo } from './wording-explore-keys.ts';
import { explorePaletteEn, explorePaletteKo } from './wording-explore-palette.ts';
import { exploreLayersEn, exploreLayersKo } from './wording-explore-layers.ts';
import { exploreOverlaysEn, exploreOverlaysKo } from './wording-explore-overlays.ts';
import { exploreProvenanceEn, exploreProvenanceKo } from './wording-explore-provenance.ts';
import { exploreWorkEn, exploreWorkKo } from './wording-explore-work.ts';
import { exploreToolsEn, exploreToolsKo } from './wording-explore-tools.ts';
import { exploreTableEn, exploreTableKo } from './wording-explore-table.ts';

/** Words of the analyst's desk; each part of it has a file of its own beside this one. */
export const exploreKo = {
  room: '탐색',
  rooms: '다른 화면',
  to: { wall: '한눈에', explore: '탐색', ops: '상황', briefing: '브리핑' },
  layers: exploreLayersKo,
  overlays: exploreOverlaysKo,
  filter: exploreFilterKo,
  keys: exploreKeysKo,
  palette: explorePaletteKo,
  table: exploreTableKo,
  tools: exploreToolsKo,
  inspector: { label: '조사' },
  conductor: conductorKo,
  drill: exploreDrillKo,
  forms: exploreFormsKo,
  provenance: exploreProvenanceKo,
  work: exploreWorkKo,
};

export const exploreEn = {
  room: 'Explore',
  rooms: 'Other rooms',
  to: { wall: 'At a glance', explore: 'Explore', ops: 'Operations', briefing: 'Briefing' },
  layers: exploreLayersEn,
  overlays: exploreOverlaysEn,
  filter: exploreFilterEn,
  keys: exploreKeysEn,
  palette: explorePaletteEn,
  table: exploreTableEn,
  tools: exploreToolsEn,
  inspector: { label: 'Inspector' },
  conductor: conductorEn,
  drill: exploreDrillEn,
  forms: exploreFormsEn,
  provenance: exploreProvenanceEn,
  work: exploreWorkEn,
} satisfies typeof exploreKo;
