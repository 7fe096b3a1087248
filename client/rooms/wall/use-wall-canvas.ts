import { useEffect, useMemo, useState } from 'react';
import { typeRatio, unitPx, type WallOptics } from '../../design/wall-type.ts';

export interface WallCanvas {
  readonly width: number;
  readonly height: number;
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  /** Where the city's outline fits: between the columns, above the strips. */
  readonly fitBox: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

const left = 1200;
const right = 1214;
const top = 268;
const bottom = 306;

/** Height by width beyond which the page is left empty below; the room's own style says the same. */
const MOST_UPRIGHT = 0.8;

function sizeOfPage(): { readonly width: number; readonly height: number } {
  const { innerWidth: width, innerHeight } = window;
  return { width, height: Math.min(innerHeight, width * MOST_UPRIGHT) };
}

/** The page's size in the layout's units; sets the type ratio that the wall's optics need. */
export function useWallCanvas(optics: WallOptics | undefined): WallCanvas {
  const [size, setSize] = useState(sizeOfPage);
  useEffect(() => {
    const measure = (): void => setSize(sizeOfPage());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const unit = unitPx(size);
  useEffect(() => {
    const ratio = optics === undefined ? 1 : typeRatio(optics, unit);
    document.documentElement.style.setProperty('--type-ratio', String(ratio));
  }, [optics, unit]);
  return useMemo(
    () => ({
      ...size,
      unit,
      fitBox: {
        x: left * unit,
        y: top * unit,
        width: size.width - (left + right) * unit,
        height: size.height - (top + bottom) * unit,
      },
    }),
    [size, unit],
  );
}
