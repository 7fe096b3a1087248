import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { LonLat } from '../../../../contract/place.ts';
import { useWords } from '../../../design/wording.ts';
import { distanceM } from '../../../explore/area.ts';
import { distanceWords, surfaceWords } from '../../../explore/distance-words.ts';
import { lineM, ringM2 } from '../../../explore/measure-shape.ts';
import type { MarkedLine } from '../../../map/tools/tool-marks.tsx';
import { useView } from '../desk.ts';
import type { DrawStore } from './draw-store.ts';

type Label = MarkedLine['labels'][number];

/** Length so far at each corner, the whole at the last one. */
function lengths(corners: readonly LonLat[], total: (m: number) => string): readonly Label[] {
  const last = corners.length - 1;
  return corners.flatMap((_, at): Label[] => {
    if (at === 0) return [];
    const m = lineM(corners.slice(0, at + 1));
    return [{ at, text: at === last ? total(m) : distanceWords(m) }];
  });
}

/** What is drawn or measured, with its words; undefined = nothing. */
export function useMarkedLine(draw: DrawStore): MarkedLine | undefined {
  const { word } = useWords();
  const { tool, corners: drawn, pointer } = useStore(draw);
  const measure = useView((view) => view.measure);
  return useMemo(() => {
    const total = (m: number): string => word('explore/tools/total', { n: distanceWords(m) });
    const isDraft = tool !== undefined;
    if (isDraft && drawn.length > 0) {
      const corners = pointer === undefined ? drawn : [...drawn, pointer];
      if (tool === 'measure') {
        return { corners, isClosed: false, isDraft, labels: lengths(corners, total) };
      }
      const [first, second] = corners;
      const radius: readonly Label[] =
        tool === 'circle' && first !== undefined && second !== undefined
          ? [{ at: 1, text: distanceWords(distanceM(first, second)) }]
          : [];
      return { corners, isClosed: tool === 'polygon', isDraft, labels: radius };
    }
    if (measure === undefined) return undefined;
    const { corners, isClosed } = measure;
    if (!isClosed) return { corners, isClosed, isDraft, labels: lengths(corners, total) };
    const [first] = corners;
    const around = lineM(first === undefined ? corners : [...corners, first]);
    const text = [
      word('explore/tools/surface', { n: surfaceWords(ringM2(corners)) }),
      word('explore/tools/around', { n: distanceWords(around) }),
    ].join(' · ');
    return { corners, isClosed, isDraft, labels: [{ at: corners.length - 1, text }] };
  }, [word, tool, drawn, pointer, measure]);
}
