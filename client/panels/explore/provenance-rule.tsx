import type { JSX } from 'react';
import type { CityEvent } from '../../../contract/event.ts';
import { measureWords } from '../../design/measure.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { observedUnit } from '../../explore/observed-unit.ts';
import { limitsAround, type ReadingRule } from '../../explore/read-by.ts';
import { ProvenanceFacts, type ProvenanceFact } from './provenance-facts.tsx';
import { ProvenanceLimits } from './provenance-limits.tsx';
import styles from './provenance.module.css';

/** What judges the value: the limits it came with, and each alarm and situation that reads it. */
export function ProvenanceRule({
  event,
  rules,
  values,
  nowMs,
  zone,
  onSubject,
}: {
  readonly event: CityEvent;
  readonly rules: readonly ReadingRule[];
  /** Numbers of the last deliveries, oldest first. */
  readonly values: readonly number[];
  readonly nowMs: number;
  readonly zone: string;
  readonly onSubject: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const data = event.kind === 'observation' ? event.data : undefined;
  const since = (ms: number): string =>
    word('explore/provenance/rule/since', { time: clockOrDay(ms, nowMs, zone) });
  const facts: ProvenanceFact[] = [];
  if (data !== undefined) {
    const { reached, next } = limitsAround(data);
    const isJudged = (data.thresholds ?? []).length > 0;
    facts.push({
      key: 'level',
      name: word('explore/provenance/rule/level'),
      isValue: true,
      value:
        reached === undefined ? (
          word(`explore/provenance/rule/${isJudged ? 'below' : 'noLimits'}`)
        ) : (
          <>
            <SeverityMark level={levelOf(reached.severity)} className={styles['mark']} />{' '}
            {word('explore/provenance/rule/reached', {
              label: say(reached.label),
              limit: measureWords(reached.value, observedUnit(data.unit), words),
            })}
          </>
        ),
    });
    if (next !== undefined) {
      facts.push({
        key: 'next',
        name: word('explore/provenance/rule/next'),
        value: `${say(next.label)} ${measureWords(next.value, observedUnit(data.unit), words)}`,
      });
    }
  }
  for (const rule of rules) {
    facts.push({
      key: `${rule.form} ${rule.subject} ${rule.state ?? ''}`,
      name: word(`explore/provenance/rule/${rule.form}`),
      isValue: facts.length === 0,
      value: (
        <>
          <button type="button" className={styles['link']} onClick={() => onSubject(rule.subject)}>
            <SeverityMark level={rule.level} className={styles['mark']} /> {say(rule.title)}
          </button>
          <span className={styles['why']}>
            {[
              ...(rule.why === undefined ? [] : [say(rule.why)]),
              ...(rule.form === 'stage' ? [] : [since(rule.sinceMs)]),
            ].join(' · ')}
          </span>
        </>
      ),
    });
  }
  return (
    <>
      {data?.thresholds === undefined || data.thresholds.length === 0 ? null : (
        <ProvenanceLimits
          limits={data.thresholds}
          values={values}
          label={word('explore/provenance/rule/chart', { n: values.length })}
          write={(value) => measureWords(value, observedUnit(data.unit), words)}
        />
      )}
      <ProvenanceFacts step="rule" facts={facts} />
      {rules.length > 0 ? null : (
        <p className={styles['note']} {...(facts.length === 0 ? { 'data-step': 'rule' } : {})}>
          {word('explore/provenance/rule/none')}
        </p>
      )}
    </>
  );
}
