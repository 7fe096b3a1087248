import { Component, type JSX, type ReactNode } from 'react';
import { useWords } from '../design/wording.ts';
import styles from './tile-boundary.module.css';

/** One tile that cannot be drawn says so; the others stand. */
export class TileBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidUpdate(before: { readonly children: ReactNode }): void {
    // New rows may draw again: a tile is not lost for the rest of the night.
    if (this.state.isBroken && before.children !== this.props.children) {
      this.setState({ isBroken: false });
    }
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
