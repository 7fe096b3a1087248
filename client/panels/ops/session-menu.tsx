import { useState, type JSX } from 'react';
import type { SessionAnswer } from '../../../contract/session.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './session-menu.module.css';

/** Who sits at this desk, and the way to say it: a demo's marked identities, or a token of one's own. */
export function SessionMenu({
  answer,
  isWrong,
  onToken,
  onLeave,
}: {
  /** `undefined` = not known yet. */
  readonly answer: SessionAnswer | undefined;
  readonly isWrong: boolean;
  readonly onToken: (token: string) => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { word } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [token, setToken] = useState('');
  const actor = answer?.actor ?? undefined;
  const take = (next: string): void => {
    setToken('');
    setOpen(false);
    onToken(next);
  };
  return (
    <div className={styles['menu']}>
      <button
        type="button"
        className={controls['button']}
        aria-expanded={isOpen}
        aria-label={`${word('ops/session/label')}: ${actor?.name ?? word('ops/session/nobody')}`}
        onClick={() => setOpen(!isOpen)}
      >
        {actor === undefined
          ? word('ops/session/nobody')
          : `${actor.name} · ${word(`ops/session/role/${actor.role}`)}`}
      </button>
      {isWrong ? (
        <span className={desk['loud']} role="alert">
          {word('ops/session/wrong')}
        </span>
      ) : null}
      {isOpen ? (
        <section className={styles['panel']} aria-label={word('ops/session/label')}>
          {answer?.isReadOnly === true ? (
            <p className={desk['note']}>{word('ops/command/not/readOnly')}</p>
          ) : null}
          {answer?.demo === undefined ? null : (
            <>
              <p className={desk['note']}>{word('ops/session/demo')}</p>
              {answer.demo.map(({ name, role, token: own }) => (
                <button
                  key={own}
                  type="button"
                  className={controls['button']}
                  aria-pressed={name === actor?.name}
                  onClick={() => take(own)}
                >
                  {name} · {word(`ops/session/role/${role}`)}
                </button>
              ))}
            </>
          )}
          <form
            className={styles['token']}
            onSubmit={(event) => {
              event.preventDefault();
              if (token.trim() !== '') take(token.trim());
            }}
          >
            <label className={controls['field']}>
              <span>{word('ops/session/tokenField')}</span>
              <input
                className={controls['input']}
                type="password"
                autoComplete="off"
                value={token}
                onChange={({ target }) => setToken(target.value)}
              />
            </label>
            <button type="submit" className={controls['button']}>
              {word('ops/session/use')}
            </button>
          </form>
          {actor === undefined ? null : (
            <button
              type="button"
              className={controls['button']}
              onClick={() => {
                setOpen(false);
                onLeave();
              }}
            >
              {word('ops/session/leave')}
            </button>
          )}
        </section>
      ) : null}
    </div>
  );
}
