import { useEffect, useMemo, useState } from 'react';
import type { WallOptics } from '../../../contract/api.ts';
import { typeRatio, unitPx, wallForm, type WallForm } from '../../design/wall-type.ts';
import type { MapBox } from '../../scenes/define-scene.ts';

export interface WallCanvas {
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  /** A phone held upright: one column, the map among its blocks. */
  readonly isOneColumn: boolean;
  /** Where the city's outline fits: between the columns, above the strips. */
  readonly fitBox: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Units across that the layout is drawn for. */
const USUAL_WIDTH = 3840;

/** Between the columns of the overview. */
const USUAL_BOX: MapBox = { left: 1200, right: 1214, top: 268, bottom: 306 };

/** On an upright panel the map lies above the columns, which begin at half the height. */
const UPRIGHT_BOX = { side: 72, top: 490 } as const;

/** In one column the map has a height of its own, and a margin. */
const columnMap = { height: 1000, margin: 40 } as const;

/** Height by width beyond which the page is left empty below; the room's own style says the same. */
const MOST_UPRIGHT = 0.8;

interface PageSize {
  readonly width: number;
  readonly height: number;
}

const sizeOfPage = (): PageSize => ({ width: window.innerWidth, height: window.innerHeight });

function fitBoxOf(
  { width, height }: PageSize,
  unit: number,
  form: WallForm,
  { left, right, leftOfWider = 0, rightOfWider = 0, top, bottom }: MapBox,
) {
  if (form === 'upright') {
    const { side, top: above } = UPRIGHT_BOX;
    return {
      x: side * unit,
      y: above * unit,
      width: width - 2 * side * unit,
      height: height / 2 - above * unit,
    };
  }
  if (form === 'column') {
    const margin = columnMap.margin * unit;
    const mapHeight = columnMap.height * unit;
    return { x: margin, y: margin, width: width - 2 * margin, height: mapHeight - 2 * margin };
  }
  const wider = Math.max(0, width - USUAL_WIDTH * unit);
  const x = left * unit + wider * leftOfWider;
  return {
    x,
    y: top * unit,
    width: width - x - right * unit - wider * rightOfWider,
    height: Math.min(height, width * MOST_UPRIGHT) - (top + bottom) * unit,
  };
}

/** The page's size in the layout's units; sets the type ratio that the wall's optics need. */
export function useWallCanvas(
  optics: WallOptics | undefined,
  mapBox: MapBox = USUAL_BOX,
): WallCanvas {
  const [size, setSize] = useState(sizeOfPage);
  useEffect(() => {
    const measure = (): void => setSize(sizeOfPage());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const form = wallForm(size);
  const unit = unitPx(size);
  useEffect(() => {
    const ratio = optics === undefined ? 1 : typeRatio(optics, unit);
    document.documentElement.style.setProperty('--type-ratio', String(ratio));
  }, [optics, unit]);
  return useMemo(
    () => ({
      unit,
      isOneColumn: form === 'column',
      fitBox: fitBoxOf(size, unit, form, mapBox),
    }),
    [size, unit, form, mapBox],
  );
}
