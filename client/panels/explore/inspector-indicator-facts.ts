import type { IndicatorData } from '../../../contract/indicator.ts';
import { formatNumber, formatRange, withUnit } from '../../design/numbers.ts';
import { clockOrDay } from '../../design/times.ts';
import { factsWith, type Fact, type FactContext } from './inspector-fact-lines.ts';

/** What figures, city indicators, pledges and votes tell; other forms are drawn elsewhere. */
export function indicatorFacts(data: IndicatorData, context: FactContext): readonly Fact[] {
  const { words, nowMs, city } = context;
  const { language, say } = words;
  const { line, time } = factsWith(context);
  const percent = (share: number): string => `${formatNumber(share, language)} %`;
  switch (data.form) {
    case 'figure': {
      const { normal, criterion, peak, inputs, asOf, unit } = data;
      const told = (value: number): string => withUnit(formatNumber(value, language), say(unit));
      return [
        ...line('span', say(data.span)),
        ...time('at', asOf ?? undefined),
        ...line('limit', criterion === undefined ? undefined : told(criterion)),
        ...line('normal', normal === undefined ? undefined : formatRange(normal, language)),
        ...line(
          'worstToday',
          peak === undefined
            ? undefined
            : `${told(peak.value)} · ${clockOrDay(Date.parse(peak.at), nowMs, city.zone)}`,
        ),
        ...line('inputs', inputs?.join(' / ')),
      ];
    }
    case 'statistic':
      return [
        ...line('type', say(data.theme.name)),
        ...line('period', say(data.period.label)),
        ...line(
          'target',
          data.target === undefined
            ? undefined
            : withUnit(formatNumber(data.target, language), say(data.unit)),
        ),
        ...line(
          'attainment',
          data.attainment === undefined ? undefined : percent(data.attainment * 100),
        ),
      ];
    case 'pledge':
      return [
        ...line('type', say(data.theme.name)),
        ...line('department', say(data.department)),
        ...line('progress', data.progressPct === null ? undefined : percent(data.progressPct)),
        ...line('due', data.dueOn),
      ];
    case 'vote':
      return [
        ...line('period', `${data.from} – ${data.to}`),
        ...line('voters', formatNumber(data.voters, language)),
        ...line('about', data.outcome === undefined ? undefined : say(data.outcome)),
      ];
    case 'strip':
    case 'district-levels':
    case 'rain-field':
    case 'alarm-audit':
    case 'alarm-load':
    case 'response-clock':
    case 'response-share':
    case 'scores':
    case 'complaints':
      return [];
  }
}
