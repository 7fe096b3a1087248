import { say, type Language } from '../design/language.ts';
import { exploreFormsEn, exploreFormsKo } from '../design/wording-explore-forms.ts';
import { layerTitle } from '../explore/layer-titles.ts';
import type { MapLegend } from './define-layer.ts';
import type { FormLegend } from './form-drawing.ts';

const filled = (text: string, n: number): string =>
  text.replace('{{n}}', n.toLocaleString('en-US'));

const REACH = { hex: 'edge', heat: 'smooth', column: 'cells' } as const;

/** In words: what was counted how, how much of it there is, and what is not in the picture. */
export function formLegend(told: FormLegend, language: Language): MapLegend {
  const words = language === 'ko' ? exploreFormsKo : exploreFormsEn;
  const { layer, form, what, unit, steps, things, unplaced, isOfServer, reachM } = told;
  const title = say(layerTitle(layer), language);
  const parts = [
    `${title} · ${words.form[form]}`,
    unit === undefined ? words.what[what] : `${words.what[what]} ${unit}`,
    ...(reachM === undefined ? [] : [filled(words[REACH[form]], reachM)]),
    filled(words.counted, things),
    ...(unplaced === 0 ? [] : [filled(words.unplaced, unplaced)]),
    ...(isOfServer ? [words.server] : []),
    ...(steps.length === 0 ? [words.none] : []),
  ];
  return {
    title: parts.join(', '),
    steps: steps.map(({ from, token }) => ({ label: String(from), token, isCriterion: false })),
  };
}
