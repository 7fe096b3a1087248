import { useEffect, useMemo, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { reachOf } from '../../../explore/area-test.ts';
import { useWords } from '../../../design/wording.ts';
import type { Camera } from '../../../map/camera.ts';
import type { MapHands } from '../../../map/map-hands.ts';
import { reachOutline } from '../../../map/tools/reach-outline.ts';
import { ToolMarks } from '../../../map/tools/tool-marks.tsx';
import { ToolBar } from '../../../panels/explore/tool-bar.tsx';
import { shapeIn } from '../desk-data.ts';
import { useDesk, useRows, useView } from '../desk.ts';
import type { DrawStore } from './draw-store.ts';
import { NearSlot } from './near-slot.tsx';
import { useMarkedLine } from './use-marked-line.ts';
import { useToolKeys } from './use-tool-keys.ts';

/** Tools over the map, what is drawn with them, and the list of what lies near. */
export function ToolsSlot({
  draw,
  camera,
  hands,
}: {
  readonly draw: DrawStore;
  readonly camera: Camera;
  readonly hands: MapHands;
}): JSX.Element {
  const { explore } = useDesk();
  const { word } = useWords();
  const tool = useStore(draw, (drawing) => drawing.tool);
  const corners = useStore(draw, (drawing) => drawing.corners.length);
  const problem = useStore(draw, (drawing) => drawing.problem);
  const area = useView((view) => view.filter.area);
  const near = useView((view) => view.near);
  const measure = useView((view) => view.measure);
  const [isAsking, setAsking] = useState(false);
  const line = useMarkedLine(draw);
  const shown = near ?? area;
  const shape = useRows((rows) =>
    shown?.type === 'near' ? shapeIn(rows, shown.subject) : undefined,
  );
  const outline = useMemo(() => {
    const reach = shown === undefined ? undefined : reachOf(shown, () => shape);
    return reach === undefined ? [] : reachOutline(reach);
  }, [shown, shape]);
  useEffect(() => hands.draw(tool !== undefined), [hands, tool]);
  const open = useToolKeys(draw, hands, setAsking);
  // What was asked for is here: taken away again, also by undo, it leaves no empty list behind.
  if (near !== undefined && isAsking) setAsking(false);
  const isNearOpen = near !== undefined || isAsking;
  return (
    <>
      <ToolMarks camera={camera} outline={outline} line={line} isAiming={tool !== undefined} />
      <ToolBar
        tool={tool}
        corners={corners}
        problem={problem}
        isNearOpen={isNearOpen}
        measured={measure === undefined ? undefined : (line?.labels.at(-1)?.text ?? '')}
        onTool={draw.take}
        onBack={draw.back}
        onFinish={draw.finish}
        onCancel={draw.cancel}
        onNear={() => open('toggle')}
        onBuffer={() => open('filter')}
        onUnmeasure={() => explore.drop('measure')}
      >
        {isNearOpen ? (
          <NearSlot
            hands={hands}
            onClose={() => {
              setAsking(false);
              if (explore.getState().view.near !== undefined) explore.drop('near');
            }}
            label={word('explore/tools/near/label')}
          />
        ) : null}
      </ToolBar>
    </>
  );
}
