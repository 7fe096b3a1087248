import { useId, useState, type JSX, type KeyboardEvent } from 'react';
import { OVERLAY_KINDS, OVERLAY_LIMITS } from '../../../contract/map-overlay.ts';
import { useWords } from '../../design/wording.ts';
import { kindOfUrl, type EnteredOverlay } from '../../explore/entered-overlay.ts';
import styles from './overlay-list.module.css';
import { useComposedEnter } from './use-composed-enter.ts';

const EMPTY: EnteredOverlay = {
  url: '',
  kind: 'wms',
  name: '',
  layers: '',
  matrixSet: '',
  attribution: '',
};

type Field = Exclude<keyof EnteredOverlay, 'kind'>;

/** An address that is laid over the map; what it gives is guessed from how it is written. */
export function OverlayForm({
  problem,
  onAdd,
  onClose,
}: {
  /** Why what was entered last is not taken. */
  readonly problem: string | undefined;
  /** Whether it was taken. */
  readonly onAdd: (entered: EnteredOverlay) => boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const { word } = useWords();
  const [entered, setEntered] = useState(EMPTY);
  const composing = useComposedEnter();
  const told = useId();
  const press = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key !== 'Enter' && key !== 'Escape') return;
    if (composing.isOwn(event)) event.preventDefault();
    else if (key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  };
  const field = (name: Field, placeholder?: string): JSX.Element => (
    <label className={styles['field']}>
      <span>{word(`explore/overlays/form/${name}`)}</span>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={OVERLAY_LIMITS.urlChars}
        value={entered[name]}
        placeholder={placeholder}
        onKeyDown={press}
        onKeyUp={composing.onKeyUp}
        onCompositionStart={composing.onCompositionStart}
        onCompositionEnd={composing.onCompositionEnd}
        aria-describedby={problem === undefined ? undefined : told}
        onChange={({ target: { value } }) =>
          setEntered((held) => {
            const next = { ...held, [name]: value };
            return name === 'url' ? { ...next, kind: kindOfUrl(value) ?? held.kind } : next;
          })
        }
      />
    </label>
  );
  const { kind } = entered;
  return (
    <form
      className={styles['form']}
      aria-label={word('explore/overlays/form/label')}
      onSubmit={(event) => {
        event.preventDefault();
        if (onAdd(entered)) setEntered(EMPTY);
      }}
    >
      {field('url', 'https://')}
      <label className={styles['field']}>
        <span>{word('explore/overlays/form/kind')}</span>
        <select
          className={styles['act']}
          value={kind}
          onChange={({ target }) =>
            setEntered((held) => ({
              ...held,
              kind: OVERLAY_KINDS.find((own) => own === target.value) ?? held.kind,
            }))
          }
        >
          {OVERLAY_KINDS.map((own) => (
            <option key={own} value={own}>
              {word(`explore/overlays/kind/${own}`)}
            </option>
          ))}
        </select>
      </label>
      {kind === 'wms' || kind === 'wmts' ? field('layers') : null}
      {kind === 'wmts' ? field('matrixSet') : null}
      {field('name', word('explore/overlays/form/nameUsual'))}
      {field('attribution')}
      <p id={told} role="alert" className={styles['stands']}>
        {problem}
      </p>
      <div className={styles['acts']}>
        <button type="submit" className={styles['act']} disabled={entered.url.trim() === ''}>
          {word('explore/overlays/form/add')}
        </button>
        <button type="button" className={styles['act']} onClick={onClose}>
          {word('explore/overlays/form/cancel')}
        </button>
      </div>
    </form>
  );
}
