import type { z } from 'zod';
import type { CityAnswer } from '../../../contract/api.ts';
import { componentSchemas, referred } from '../openapi.ts';
import type { Operation } from '../operation.ts';
import { formOf } from '../query-text.ts';
import { html, raw, type Html } from './html.ts';

/** A page to read and try the interface: no script of others, usable without script at all. */
export function docsPage(operations: readonly Operation[], { name, mode }: CityAnswer): string {
  const shapes = Object.entries(componentSchemas());
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name.en ?? name.ko} API</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/docs/page.css" />
        <script type="module" src="/docs/page.js"></script>
      </head>
      <body>
        <header>
          <h1><span lang="ko">${name.ko}</span> ${name.en ?? ''}</h1>
          <p>
            HTTP interface · <a href="/openapi.json">OpenAPI 3.1</a> · stream over Socket.IO:
            <a href="/asyncapi.json">AsyncAPI 3</a> · <strong class="mode">${mode}</strong>
          </p>
          <nav aria-label="Requests">
            ${operations.map(
              ({ id, method, path }) =>
                html`<a href="#${id}"><code>${method.toUpperCase()} ${path}</code></a>`,
            )}
          </nav>
        </header>
        <main>
          ${operations.map(section)}
          <section>
            <h2>Shapes</h2>
            ${shapes.map(([id, schema]) => shapeText(id, schema))}
          </section>
        </main>
      </body>
    </html>`;
  return page.text;
}

function section(operation: Operation): Html {
  const { id, method, path, summary, description = '', answers, problems } = operation;
  const types = Object.keys(answers).join(', ');
  return html`<section id="${id}">
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${prose(`${summary}. ${description}`)}</p>
    ${method === 'get' ? tryForm(operation) : []}
    <p class="quiet">
      ${types}${problems.length === 0 ? '' : ` · problems ${problems.join(', ')}`}
    </p>
  </section>`;
}

function tryForm({ id, path, parts = {}, query, meanings = {} }: Operation): Html {
  const shape: Readonly<Record<string, z.ZodType>> = query?.shape ?? {};
  const fields = Object.entries(shape);
  return html`<form action="${path}" method="get" data-path="${path}">
    ${Object.entries(parts).map(
      ([name, meaning]) =>
        html`<label>
          <span>${name} (in the path)</span>
          <input name="${name}" data-part required aria-describedby="${id}-${name}" />
          <small id="${id}-${name}">${prose(meaning)}</small>
        </label>`,
    )}
    ${fields.map(
      ([name, field]) =>
        html`<label>
          <span>${name}</span>
          ${fieldInput(name, field, `${id}-${name}`)}
          <small id="${id}-${name}">${prose(meanings[name] ?? '')}</small>
        </label>`,
    )}
    <button>Try</button>
    <output></output>
  </form>`;
}

function fieldInput(name: string, field: z.ZodType, describedBy: string): Html {
  const { enum: own, items } = referred(field);
  const ofItems = typeof items === 'object' && items !== null && 'enum' in items && items.enum;
  const values: readonly unknown[] = Array.isArray(own)
    ? own
    : Array.isArray(ofItems)
      ? ofItems
      : [];
  if (values.length > 0) {
    const isMany = !Array.isArray(own);
    return html`<select
      name="${name}"
      aria-describedby="${describedBy}"
      ${raw(isMany ? 'multiple' : '')}
    >
      ${isMany ? [] : html`<option value=""></option>`}
      ${values.map((value) => html`<option>${String(value)}</option>`)}
    </select>`;
  }
  const hint = formOf(field) === 'instant' ? '2022-08-08T21:05:00+09:00' : '';
  return html`<input name="${name}" placeholder="${hint}" aria-describedby="${describedBy}" />`;
}

/** Words between backticks are code. */
function prose(text: string): readonly Html[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

function shapeText(id: string, schema: unknown): Html {
  return html`<details id="shape-${id}">
    <summary>${id}</summary>
    <pre tabindex="0">${JSON.stringify(schema, undefined, 2)}</pre>
  </details>`;
}
