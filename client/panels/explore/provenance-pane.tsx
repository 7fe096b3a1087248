import { useRef, type JSX } from 'react';
import type { CityEvent } from '../../../contract/event.ts';
import type { TraceAnswer } from '../../../contract/trace.ts';
import { clockSecond, formatTook } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { Delivery } from '../../explore/deliveries.ts';
import type { DerivedInputs } from '../../explore/derived-inputs.ts';
import type { RawBytes } from '../../explore/raw-excerpt.ts';
import type { ReadingRule } from '../../explore/read-by.ts';
import type { ShownWhere } from '../../explore/shown-where.ts';
import type { Thing } from '../../explore/thing.ts';
import type { TraceLines } from '../../explore/trace-fields.ts';
import { ProvenanceColumn } from './provenance-column.tsx';
import { ProvenanceDeliveries } from './provenance-deliveries.tsx';
import { ProvenanceDerived, type DerivedSum } from './provenance-derived.tsx';
import { ProvenanceEvent } from './provenance-event.tsx';
import { ProvenanceHead } from './provenance-head.tsx';
import { ProvenanceJoint } from './provenance-joint.tsx';
import { ProvenanceParsed } from './provenance-parsed.tsx';
import { ProvenanceRaw } from './provenance-raw.tsx';
import { ProvenanceRule } from './provenance-rule.tsx';
import { ProvenanceShown } from './provenance-shown.tsx';
import styles from './provenance.module.css';

/** All that is known of the way of one event. */
export interface Provenance {
  readonly event: CityEvent;
  readonly thing: Thing;
  /** The value as the event has it, and as screens write it. */
  readonly value: { readonly text: string; readonly unit: string; readonly told: string };
  readonly others: readonly CityEvent[];
  readonly trace: TraceAnswer | undefined;
  readonly traceState: 'asking' | 'known' | 'lost';
  readonly lines: TraceLines | undefined;
  readonly bytes: RawBytes | undefined;
  readonly inputs: DerivedInputs | undefined;
  readonly sums: readonly DerivedSum[];
  readonly rules: readonly ReadingRule[];
  readonly shown: readonly ShownWhere[];
  readonly values: readonly number[];
  /** undefined = not known yet. */
  readonly deliveries: readonly Delivery[] | undefined;
}

interface ProvenancePaneProps {
  readonly provenance: Provenance;
  readonly nowMs: number;
  readonly zone: string;
  readonly onEvent: (id: string) => void;
  readonly onSubject: (subject: string) => void;
  readonly onClose: () => void;
}

/** From the number back to the bytes: raw, parsed, event, rule, and where it is shown. */
export function ProvenancePane({
  provenance,
  nowMs,
  zone,
  onEvent,
  onSubject,
  onClose,
}: ProvenancePaneProps): JSX.Element {
  const { language, say, word } = useWords();
  const body = useRef<HTMLDivElement>(null);
  const { event, value, trace, traceState, lines, inputs } = provenance;
  const { raw, reading, feed } = trace ?? {};
  const isComputed = inputs !== undefined;
  const observedMs = Date.parse(
    event.kind === 'observation' ? event.data.phenomenonTime : event.time,
  );
  const receivedMs = Date.parse(event.recordedtime);
  const clock = (ms: number): string => clockSecond(ms, zone);
  const name = (key: string): string => word(`explore/provenance/${key}`);
  const step = (key: 'raw' | 'parsed'): string =>
    name(`${isComputed ? 'computedSteps' : 'steps'}/${key}`);
  const tookSec = Math.max(0, (receivedMs - observedMs) / 1000);
  const waiting = traceState === 'known' ? undefined : name(traceState);
  const sequence =
    event.sequence === undefined ? '' : Number(event.sequence).toLocaleString('en-US');
  return (
    <div className={styles['pane']}>
      <ProvenanceHead provenance={provenance} nowMs={nowMs} onClose={onClose} />
      <div ref={body} className={styles['columns']}>
        <ProvenanceJoint pane={body} />
        <ProvenanceColumn
          step={1}
          name={step('raw')}
          note={
            feed === undefined
              ? event.data.provenance.standard
              : `${say(feed.title)} · ${feed.attribution}`
          }
          timeName={name('time/observed')}
          time={clock(observedMs)}
        >
          {inputs !== undefined ? (
            <ProvenanceDerived
              inputs={inputs}
              sums={provenance.sums}
              onEvent={onEvent}
              onSubject={onSubject}
            />
          ) : raw === undefined ? (
            <p role="status">{waiting ?? name('raw/unknown')}</p>
          ) : (
            <ProvenanceRaw
              raw={raw}
              reading={reading}
              lines={lines}
              bytes={provenance.bytes}
              zone={zone}
            />
          )}
        </ProvenanceColumn>
        <ProvenanceColumn
          step={2}
          name={step('parsed')}
          note={
            isComputed
              ? event.data.provenance.standard
              : [
                  word('explore/provenance/parsed/connector', { id: event.data.provenance.feed }),
                  event.data.provenance.standard,
                ].join(' · ')
          }
          timeName={name('time/received')}
          time={`${clock(receivedMs)} +${formatTook(tookSec, language)}`}
        >
          {isComputed ? (
            <Computed event={event} />
          ) : waiting === undefined ? (
            <ProvenanceParsed reading={reading} lines={lines} unit={value.unit} />
          ) : (
            <p role="status">{waiting}</p>
          )}
        </ProvenanceColumn>
        <ProvenanceColumn
          step={3}
          name={name('steps/event')}
          note={name('event/append')}
          timeName={name('time/read')}
          time={reading === undefined ? '' : name('time/readAgain')}
        >
          <ProvenanceEvent
            event={event}
            value={value}
            others={provenance.others}
            nowMs={nowMs}
            zone={zone}
            onEvent={onEvent}
          />
        </ProvenanceColumn>
        <ProvenanceColumn
          step={4}
          name={name('steps/rule')}
          note={provenance.rules
            .map(({ form }) => name(`rule/${form}`))
            .filter((each, index, all) => all.indexOf(each) === index)
            .join(' · ')}
          timeName={name('time/event')}
          time={sequence === '' ? '' : word('explore/provenance/time/sequence', { n: sequence })}
        >
          <ProvenanceRule
            event={event}
            rules={provenance.rules}
            values={provenance.values}
            nowMs={nowMs}
            zone={zone}
            onSubject={onSubject}
          />
        </ProvenanceColumn>
        <ProvenanceColumn
          step={5}
          name={name('steps/shown')}
          note={word('explore/provenance/shown/now', { n: provenance.shown.length })}
          timeName={name('time/screen')}
          time={clock(nowMs)}
        >
          <ProvenanceShown
            shown={provenance.shown}
            value={value.text}
            told={value.told}
            isComputed={isComputed}
            onSubject={onSubject}
          />
        </ProvenanceColumn>
      </div>
      {provenance.deliveries === undefined ? null : (
        <ProvenanceDeliveries
          deliveries={provenance.deliveries}
          everySec={feed?.everySec}
          zone={zone}
          onEvent={onEvent}
        />
      )}
    </div>
  );
}

/** What the office says of its own number. */
function Computed({ event: { data } }: { readonly event: CityEvent }): JSX.Element {
  const { say, word } = useWords();
  const inputs = 'inputs' in data ? data.inputs : undefined;
  const why = 'why' in data ? data.why : undefined;
  return (
    <>
      {inputs === undefined ? null : (
        <p className={styles['aside']}>
          {word('explore/provenance/derived/inputs')}:{' '}
          <strong>
            {word('explore/provenance/derived/inputsCount', {
              current: inputs[0],
              known: inputs[1],
            })}
          </strong>
        </p>
      )}
      {why === undefined ? null : (
        <p className={styles['aside']}>
          {word('explore/provenance/derived/why')}: {say(why)}
        </p>
      )}
      {'span' in data ? <p className={styles['aside']}>{say(data.span)}</p> : null}
    </>
  );
}
