import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { columnForm } from './column-form.ts';
import { NO_DRAWING, type FormContext, type FormDrawing } from './form-drawing.ts';
import { heatForm } from './heat-form.ts';
import { hexForm } from './hex-form.ts';

/** A layer of many things in the form that was chosen; nothing where each is drawn by itself. */
export function formLayers(
  choice: LayerChoice,
  things: readonly Thing[],
  context: FormContext,
): FormDrawing {
  switch (choice.form) {
    case 'each':
      return NO_DRAWING;
    case 'hex':
      return hexForm(choice, things, context);
    case 'heat':
      return heatForm(choice, things, context);
    case 'column':
      return columnForm(choice, things, context);
  }
}
