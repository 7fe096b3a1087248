import { Layer, project32, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';
import type { Rgba } from '../layers/kit/token-colours.ts';
import { fromOrigin, type WorldPlace } from './world.ts';

interface StretchesProps {
  readonly origin: WorldPlace;
  readonly colour: Rgba;
  /** Of every line; in px wherever the map stands, or as wide as on the ground. */
  readonly width: { readonly px: number } | { readonly m: number };
}

const UNIFORMS = `layout(std140) uniform stretchesUniforms {
  mat4 toClip;
  vec4 colour;
  float radius;
} stretches;
`;

const stretchesModule = {
  name: 'stretches',
  vs: UNIFORMS,
  fs: UNIFORMS,
  uniformTypes: { toClip: 'mat4x4<f32>', colour: 'vec4<f32>', radius: 'f32' },
} as const;

const VERTEX = `#version 300 es
#define SHADER_NAME stretches-vertex
in vec2 beginnings;
in vec2 ends;
out vec2 away;
out float reach;
void main(void) {
  int corner = gl_VertexID & 3;
  bool isEnd = corner > 1;
  float side = (corner & 1) == 0 ? -1.0 : 1.0;
  vec2 way = ends - beginnings;
  float wayLength = length(way);
  vec2 ahead = wayLength > 0.0 ? way / wayLength : vec2(1.0, 0.0);
  vec2 aside = vec2(-ahead.y, ahead.x);
  float further = isEnd ? 1.0 : -1.0;
  vec2 place = (isEnd ? ends : beginnings) + stretches.radius * (ahead * further + aside * side);
  gl_Position = stretches.toClip * vec4(place, 0.0, 1.0);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  // Counted in half widths from the middle of the stretch.
  reach = 0.5 * wayLength / stretches.radius;
  away = vec2(further * (reach + 1.0), side);
}
`;

const FRAGMENT = `#version 300 es
#define SHADER_NAME stretches-fragment
precision highp float;
in vec2 away;
in float reach;
out vec4 colour;
void main(void) {
  // Round where it begins and ends, so that one stretch leads into the next.
  vec2 outside = vec2(max(abs(away.x) - reach, 0.0), away.y);
  if (dot(outside, outside) > 1.0) discard;
  geometry.uv = away;
  colour = vec4(stretches.colour.rgb, stretches.colour.a * layer.opacity);
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

/**
 * Opaque lines of one colour and width, round at corners and ends, all of them one drawing: deck.gl's
 * own layer makes each stretch an instance, which a software renderer draws by itself.
 */
export class StretchesLayer extends Layer<StretchesProps> {
  static override layerName = 'StretchesLayer';
  declare state: { model?: Model };

  override getShaders(): unknown {
    return super.getShaders({ vs: VERTEX, fs: FRAGMENT, modules: [project32, stretchesModule] });
  }

  override initializeState(): void {
    this.getAttributeManager()?.add({
      beginnings: { size: 2, accessor: 'getFrom' },
      ends: { size: 2, accessor: 'getTo' },
      triangles: { size: 1, isIndexed: true, accessor: 'getTriangles' },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    if (!params.changeFlags.extensionsChanged) return;
    const attributes = this.getAttributeManager();
    this.state.model?.destroy();
    this.state.model = new Model(this.context.device, {
      ...(this.getShaders() as object),
      id: this.props.id,
      bufferLayout: attributes?.getBufferLayouts() ?? [],
      topology: 'triangle-list',
    });
    attributes?.invalidateAll();
  }

  override draw(): void {
    const { origin, colour, width } = this.props;
    const { model } = this.state;
    if (model === undefined) return;
    const { viewport, renderPass } = this.context;
    const { unitsPerMeter } = viewport.getDistanceScales();
    const wide = 'px' in width ? width.px / viewport.scale : width.m * (unitsPerMeter[0] ?? 0);
    model.shaderInputs.setProps({
      stretches: {
        toClip: fromOrigin(viewport.viewProjectionMatrix, origin),
        colour: colour.map((part) => part / 255),
        radius: wide / 2,
      },
    });
    // Two triangles of three corners to four corners.
    model.setVertexCount(1.5 * this.getNumInstances());
    model.draw(renderPass);
  }
}
