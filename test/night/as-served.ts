import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { SCENARIO } from '../scenario/recorded-frames.ts';
import type { CityThen, NightToFold } from './folded-night.ts';

const scenario = readScenario(SCENARIO, 'flood-2022-08-08', 'seoul');
function figuresIn({ byKind }: CityThen) {
  return new Map(
    [...byKind.indicator.values()].flatMap(({ data }) =>
      data.form === 'figure' ? [[data.figure, data] as const] : [],
    ),
  );
}

/** Tests: the live code reads the recording as it was meant. */
export function testAsServed(night: NightToFold): void {
  const at1602 = night.cityAt('16:02');
  const at2033 = night.cityAt('20:33');
  const at2110 = night.cityAt('21:10');

  test('two minutes into the recording every figure goes on where its past ends', () => {
    const figures = figuresIn(at1602());
    const tolerance: Readonly<Record<string, number>> = {
      'calls-119': 8,
      'ems-calls': 8,
      'rescue-waiting': 4,
      'downtown-speed': 2,
      'rain-hour-max': 0,
    };
    for (const [figure, values] of Object.entries(scenario.past.figures)) {
      const value = figures.get(figure)?.value;
      expect(value, figure).not.toBeNull();
      const gap = Math.abs((value ?? Number.NaN) - (values.at(-1) ?? Number.NaN));
      expect(gap, figure).toBeLessThanOrEqual(tolerance[figure] ?? 0);
    }
  });

  test('at 21:10 the wall shows the record hour as documented', () => {
    const then = at2110();
    const { byKind, rejects, faults } = then;
    const rain = figuresIn(then).get('rain-hour-max');
    expect(rain).toMatchObject({ value: 141.5, basis: 'documented', at: { ko: '신대방' } });
    expect(rejects).toEqual(['seoul-rainfall: depthMm: not a number: "점검중"']);
    expect(faults).toEqual(['ERROR-500']);
    const documented = (events: Iterable<CityEvent>) =>
      [...events].filter(({ data }) => data.basis === 'documented').length;
    expect(documented(byKind.incident.values())).toBe(9);
    expect(documented(byKind.alert.values())).toBe(5);
  });

  test('at 20:33 the level of Ogeum Bridge is shown as documented, its neighbour as simulated', () => {
    const { byKind } = at2033();
    const level = (station: string) => byKind.observation.get(`observation/river/${station}`)?.data;
    expect(level('1018697')).toMatchObject({ result: 5.01, basis: 'documented' });
    expect(level('1018655')).toMatchObject({ basis: 'simulated' });
  });
}
