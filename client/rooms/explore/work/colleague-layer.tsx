import type { JSX } from 'react';
import type { Camera } from '../../../map/camera.ts';
import { ColleagueCursors } from '../../../map/colleague-cursors.tsx';
import { useColleagueCursors } from './use-company.ts';

/** Cursors of colleagues over the map; nothing while nobody points. */
export function ColleagueLayer({ camera }: { readonly camera: Camera }): JSX.Element | null {
  const cursors = useColleagueCursors();
  return cursors.length === 0 ? null : <ColleagueCursors camera={camera} cursors={cursors} />;
}
