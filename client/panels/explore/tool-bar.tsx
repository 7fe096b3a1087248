import type { JSX, ReactNode } from 'react';
import type { DrawProblem, DrawTool } from '../../explore/draw-steps.ts';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import styles from './tool-bar.module.css';

interface ToolBarProps {
  readonly tool: DrawTool | undefined;
  /** Corners set so far. */
  readonly corners: number;
  readonly problem: DrawProblem | undefined;
  readonly isNearOpen: boolean;
  /** What was measured, in words. */
  readonly measured: string | undefined;
  readonly onTool: (tool: DrawTool) => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
  readonly onCancel: () => void;
  readonly onNear: () => void;
  readonly onBuffer: () => void;
  readonly onUnmeasure: () => void;
  /** The list of what is near, below the buttons. */
  readonly children?: ReactNode;
}

/** Tools over the map; below them what the one in hand waits for. */
export function ToolBar(props: ToolBarProps): JSX.Element {
  const { tool, corners, problem, isNearOpen, measured } = props;
  const { onTool, onBack, onFinish, onCancel, onNear, onBuffer, onUnmeasure } = props;
  const { word } = useWords();
  const isArea = tool === 'polygon' || tool === 'circle';
  const button = (
    text: string,
    key: string,
    label: string,
    isPressed: boolean | undefined,
    onTake: () => void,
  ): JSX.Element => (
    <button
      type="button"
      className={control['small']}
      aria-label={label}
      aria-pressed={isPressed}
      aria-keyshortcuts={key}
      onClick={onTake}
    >
      {text} <kbd className={styles['key']}>{key}</kbd>
    </button>
  );
  return (
    <div className={styles['tools']}>
      <div
        className={styles['row']}
        data-over
        role="toolbar"
        aria-label={word('explore/tools/label')}
      >
        {button(
          word('explore/tools/measure'),
          'M',
          word('explore/tools/measureLong'),
          tool === 'measure',
          () => onTool('measure'),
        )}
        {button(word('explore/tools/area'), 'A', word('explore/tools/areaLong'), isArea, () =>
          onTool(isArea ? tool : 'polygon'),
        )}
        {button(
          word('explore/tools/buffer'),
          'B',
          word('explore/tools/bufferLong'),
          undefined,
          onBuffer,
        )}
        {button(
          word('explore/tools/within', { n: '1 km' }),
          'W',
          word('explore/tools/withinLong'),
          isNearOpen,
          onNear,
        )}
      </div>
      {tool === undefined ? (
        measured === undefined ? null : (
          <p className={styles['hint']}>
            {measured}
            <button type="button" className={control['small']} onClick={onUnmeasure}>
              {word('explore/tools/remove')}
            </button>
          </p>
        )
      ) : (
        <div className={styles['hint']}>
          {isArea ? (
            <div className={styles['row']}>
              {(['polygon', 'circle'] as const).map((shape) => (
                <button
                  key={shape}
                  type="button"
                  className={control['small']}
                  aria-pressed={tool === shape}
                  onClick={() => {
                    if (tool !== shape) onTool(shape);
                  }}
                >
                  {word(`explore/tools/${shape}`)}
                </button>
              ))}
            </div>
          ) : null}
          <p>{word(`explore/tools/hint/${tool}`)}</p>
          <p>{word('explore/tools/hint/keys')}</p>
          <p role="status" className={styles['problem']}>
            {problem === undefined ? '' : word(`explore/tools/${problem}`)}
          </p>
          <div className={styles['row']}>
            {corners === 0 ? null : (
              <button type="button" className={control['small']} onClick={onBack}>
                {word('explore/tools/undoCorner')}
              </button>
            )}
            {tool === 'circle' || corners < 2 ? null : (
              <button type="button" className={control['small']} onClick={onFinish}>
                {word('explore/tools/finish')}
              </button>
            )}
            <button type="button" className={control['small']} onClick={onCancel}>
              {word('explore/tools/cancel')}
            </button>
          </div>
        </div>
      )}
      {props.children}
    </div>
  );
}
