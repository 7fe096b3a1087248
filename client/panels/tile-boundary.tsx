import { Component, type JSX, type ReactNode } from 'react';
import { useWords } from '../design/wording.ts';
import styles from './tile-boundary.module.css';

/** One tile that cannot be drawn says so; the others stand. */
export class TileBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean; readonly children: ReactNode }
> {
  override state = { isBroken: false, children: undefined };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  /** New rows may draw again: a tile is not lost for the rest of the night. */
  static getDerivedStateFromProps(
    props: { readonly children: ReactNode },
    state: { readonly children: ReactNode },
  ): { readonly isBroken: boolean; readonly children: ReactNode } | null {
    const { children } = props;
    return children === state.children ? null : { isBroken: false, children };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken(): JSX.Element {
  const { word } = useWords();
  return (
    <p className={styles['broken']} role="status">
      {word('error/tile')}
    </p>
  );
}
