import { memo, useState, type JSX } from 'react';
import { STAGE_LEVELS, type StageData, type StageLevel } from '../../../contract/stage.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ActorSteps } from './actor-steps.tsx';
import { DeclaredSide } from './declared-side.tsx';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import detail from './detail.module.css';
import pane from './pane.module.css';
import styles from './stage-pane.module.css';

/** Stage 1 is the ordinary city; 2 to 5 wear the marks of 관심 to 심각. */
const markOf = { '1': 0, '2': 1, '3': 2, '4': 3, '5': 4 } as const;

/** The city's stage: what is in force, what is proposed and why, and a person's decision. */
export const StagePane = memo(function StagePane({
  stage,
  desk: held,
  minuteMs,
  zone,
}: {
  readonly stage: StageData | undefined;
  readonly desk: Desk;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { say, word } = useWords();
  const intent = useIntent(held);
  const [picked, setPicked] = useState<StageLevel>();
  if (stage === undefined) {
    return <p className={`${desk['empty']} ${desk['hatched']}`}>{word('ops/stage/none')}</p>;
  }
  const { level, proposed, names } = stage;
  const whyNot = held.whyNot('stage');
  const isSending = intent.told?.state === 'sending';
  const timeOf = (at: string): string => clockOrDay(Date.parse(at), minuteMs, zone);
  const isAsProposed = level === proposed.level && stage.isConfirmed;
  const confirm = (): void => void intent.tell('stage', { level: proposed.level });
  const override = async (reason: string): Promise<void> => {
    if (picked === undefined) return;
    if ((await intent.tell('stage', { level: picked, reason })) !== undefined) setPicked(undefined);
  };
  return (
    <div className={pane['pane']}>
      <section className={pane['main']} aria-label={word('ops/stage/label')}>
        <ol className={styles['levels']}>
          {STAGE_LEVELS.map((each) => (
            <li
              key={each}
              className={styles['level']}
              data-force={each === level}
              data-proposed={each === proposed.level}
              aria-current={each === level ? 'true' : undefined}
            >
              <span className={styles['digit']}>{each}</span>
              <span>
                <SeverityMark level={markOf[each]} className={desk['mark']} /> {say(names[each])}
              </span>
              <span className={desk['note']}>
                {each === level ? word('ops/stage/inForce') : ''}
                {each === level && each === proposed.level ? ' · ' : ''}
                {each === proposed.level ? word('ops/stage/proposed') : ''}
              </span>
            </li>
          ))}
        </ol>
        <p className={styles['who']}>
          <strong>
            {level} {say(names[level])}
          </strong>{' '}
          {word('ops/since', { time: timeOf(stage.since) })} ·{' '}
          {stage.confirmedBy === undefined
            ? word('ops/stage/unconfirmed')
            : word('ops/stage/confirmedBy', { who: stage.confirmedBy.name })}
          {stage.overrideReason === undefined
            ? null
            : ` · ${word('ops/stage/overridden', { reason: stage.overrideReason })}`}
        </p>
        <h2 className={detail['part']}>{word('ops/stage/proposed')}</h2>
        <p className={styles['proposal']}>
          <strong className={styles['big']}>
            {proposed.level} {say(names[proposed.level])}
          </strong>{' '}
          {[
            word('ops/stage/proposedSince', { time: timeOf(proposed.since) }),
            // Below the lowest there is none to fall to.
            ...(proposed.level === STAGE_LEVELS[0]
              ? []
              : [word('ops/stage/holds', { time: timeOf(proposed.holdsUntil) })]),
          ].join(' · ')}
        </p>
        <h3 className={detail['part']}>{word('ops/stage/reasons')}</h3>
        {proposed.reasons.length === 0 ? (
          <p className={desk['note']}>{word('ops/stage/noReasons')}</p>
        ) : null}
        <ul>
          {proposed.reasons.map(({ text, subjects }) => (
            <li key={`${text.ko} ${subjects.join(' ')}`} className={detail['said']}>
              {say(text)}
            </li>
          ))}
        </ul>
        {proposed.unknown.length === 0 ? null : (
          <>
            <h3 className={detail['part']}>{word('ops/stage/unknowns')}</h3>
            <ul>
              {proposed.unknown.map((text) => (
                <li key={text.ko} className={`${detail['said']} ${styles['unknown']}`}>
                  <span className={`${styles['hatch']} ${desk['hatched']}`} aria-hidden>
                    ?
                  </span>
                  {say(text)}
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles['decide']}>
          <div className={desk['row']}>
            <button
              type="button"
              className={`${controls['button']} ${controls['primary']}`}
              disabled={whyNot !== undefined || isSending || isAsProposed}
              onClick={confirm}
            >
              {word('ops/stage/confirm', { level: proposed.level })}
            </button>
            <span className={desk['note']}>{word('ops/stage/override')}</span>
            {STAGE_LEVELS.filter((each) => each !== proposed.level).map((each) => (
              <button
                key={each}
                type="button"
                className={controls['button']}
                aria-expanded={picked === each}
                aria-label={`${word('ops/stage/override')}: ${each} ${say(names[each])}`}
                disabled={whyNot !== undefined || isSending}
                onClick={() => setPicked(picked === each ? undefined : each)}
              >
                {each}
              </button>
            ))}
          </div>
          {isAsProposed ? <p className={desk['note']}>{word('ops/stage/keep')}</p> : null}
          {whyNot === undefined ? null : (
            <p className={desk['note']}>
              {word('ops/command/not/label')}: {whyNot}
            </p>
          )}
          {picked === undefined || whyNot !== undefined ? null : (
            <TextForm
              key={picked}
              label={word('ops/command/reason')}
              send={word('ops/stage/confirm', { level: picked })}
              isBusy={isSending}
              onSend={(reason) => void override(reason)}
              onCancel={() => setPicked(undefined)}
            />
          )}
          <ToldLine told={intent.told} zone={zone} />
        </div>
        <h3 className={detail['part']}>{word('ops/alarm/why')}</h3>
        <p>{say(stage.why)}</p>
        <details open>
          <summary className={detail['part']}>{word('ops/stage/history')}</summary>
          <ActorSteps
            steps={stage.history}
            nameOf={(each) => `${each} ${say(names[each])}`}
            noteOf={(step) => word('ops/stage/wasProposed', { level: step.proposed })}
            minuteMs={minuteMs}
            zone={zone}
          />
        </details>
      </section>
      <DeclaredSide stage={stage} desk={held} minuteMs={minuteMs} zone={zone} />
    </div>
  );
});
