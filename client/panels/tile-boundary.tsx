import { Component, type JSX, type ReactNode } from 'react';
import { useWords } from '../design/wording.ts';
import styles from './tile-boundary.module.css';

/** One tile that cannot be drawn says so; the others stand. */
export class TileBoundary extends Component<
  {
    readonly children: ReactNode;
    /** For one whose element never changes: tried again after so long. */
    readonly againMs?: number;
  },
  { readonly isBroken: boolean; readonly children: ReactNode }
> {
  override state = { isBroken: false, children: undefined };
  private again: ReturnType<typeof setTimeout> | undefined;

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

  override componentDidCatch(): void {
    const { againMs } = this.props;
    clearTimeout(this.again);
    if (againMs === undefined) return;
    this.again = setTimeout(() => this.setState({ isBroken: false }), againMs);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.again);
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
