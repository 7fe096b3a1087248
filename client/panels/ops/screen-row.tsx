import type { JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { ScreenEntry } from '../../../contract/screen.ts';
import { SCENE_ORDER } from '../../city/scene-order.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './screens-pane.module.css';

const BYTES_PER_MB = 1_000_000;

/** What is worth a look, in words; nothing where all is well. */
function factsOf({ report, presenters }: ScreenEntry, { word }: Words): readonly string[] {
  const { seqLag, heapBytes, contextLosses, reloads, problems } = report;
  const heap = heapBytes === null ? undefined : Math.round(heapBytes / BYTES_PER_MB);
  return [
    word('screen/list/lag', { n: seqLag }),
    heap === undefined ? word('screen/list/heapUnknown') : word('screen/list/heap', { n: heap }),
    ...(contextLosses === 0 ? [] : [word('screen/list/losses', { n: contextLosses })]),
    ...(reloads === 0 ? [] : [word('screen/list/reloads', { n: reloads })]),
    ...(presenters === 0 ? [] : [word('screen/list/presenters', { n: presenters })]),
    ...problems,
  ];
}

/** One wall: hatched and said so when nothing is heard of it. */
export function ScreenRow({
  screen,
  nowMs,
  canTell,
  onTell,
}: {
  readonly screen: ScreenEntry;
  /** By the server's clock. */
  readonly nowMs: number;
  readonly canTell: boolean;
  readonly onTell: (command: PresenterCommand) => void;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { id, report, state, heardAt, isSilent } = screen;
  const silentMs = Math.max(0, nowMs - Date.parse(heardAt));
  const isKnown = SCENE_ORDER.some((known) => known === state?.scene);
  const scene = state === null ? '?' : isKnown ? word(`screen/scene/${state.scene}`) : state.scene;
  const isBlank = state?.isBlank === true;
  return (
    <li className={styles['row']} data-silent={isSilent}>
      <p className={styles['name']}>
        <strong>{report.name ?? id}</strong>{' '}
        {isSilent ? (
          <span className={`${desk['tag']} ${desk['hatched']}`}>
            {word('screen/list/silent', { span: formatSpan(silentMs, language) })}
          </span>
        ) : (
          <span>{isBlank ? word('screen/list/blank') : scene}</span>
        )}{' '}
        {state?.isHeld === true && !isSilent ? (
          <span className={desk['loud']}>{word('screen/list/held')}</span>
        ) : null}
      </p>
      <p className={desk['note']}>
        {report.widthPx}×{report.heightPx} · {report.build}
        {isSilent ? '' : ` · ${factsOf(screen, words).join(' · ')}`}
      </p>
      <div className={desk['row']}>
        <button
          type="button"
          className={controls['button']}
          disabled={!canTell}
          onClick={() => onTell({ type: 'identify' })}
        >
          {word('screen/list/identify')}
        </button>
        <button
          type="button"
          className={controls['button']}
          disabled={!canTell || state?.isHeld === true}
          onClick={() => onTell({ type: 'reload' })}
        >
          {word('screen/list/reload')}
        </button>
        <button
          type="button"
          className={controls['button']}
          aria-pressed={isBlank}
          disabled={!canTell || isSilent}
          onClick={() => onTell({ type: 'blank', isBlank: !isBlank })}
        >
          {word('screen/list/makeBlank')}
        </button>
        <label>
          <span className="said">{word('screen/list/toScene')}</span>
          <select
            className={`${controls['input']} ${styles['scenes']}`}
            disabled={!canTell || isSilent}
            value=""
            onChange={({ target }) =>
              onTell(
                target.value === 'release'
                  ? { type: 'release' }
                  : { type: 'scene', scene: target.value },
              )
            }
          >
            <option value="" disabled>
              {word('screen/list/toScene')}
            </option>
            {SCENE_ORDER.map((each) => (
              <option key={each} value={each}>
                {word(`screen/scene/${each}`)}
              </option>
            ))}
            <option value="release">{word('screen/list/release')}</option>
          </select>
        </label>
      </div>
    </li>
  );
}
