import type { CityEvent } from '../../../contract/event.ts';
import { measureNumber, measureWords, unitWord } from '../../design/measure.ts';
import type { Words } from '../../design/wording.ts';
import { observedUnit } from '../../explore/observed-unit.ts';
import type { Thing } from '../../explore/thing.ts';
import type { Provenance } from '../../panels/explore/provenance-pane.tsx';

/** The value of an event: as it has it, its unit, and as the screens write it. */
export function valueOf(event: CityEvent, thing: Thing, words: Words): Provenance['value'] {
  if (event.kind === 'observation' && event.data.result !== null) {
    const { result } = event.data;
    const unit = observedUnit(event.data.unit);
    const told = typeof result === 'number' ? measureWords(result, unit, words) : result;
    return { text: String(result), unit: unitWord(unit, words), told };
  }
  const { value, unit = '', valueText } = thing;
  if (value !== undefined) {
    const told = measureWords(value, unit, words);
    const isFigure = event.kind === 'indicator' && event.data.form === 'figure';
    const own = isFigure ? words.say(event.data.unit) : unitWord(unit, words);
    return { text: isFigure ? measureNumber(value, unit, words) : String(value), unit: own, told };
  }
  const text = valueText ?? words.say(thing.name);
  return { text, unit: '', told: text };
}
