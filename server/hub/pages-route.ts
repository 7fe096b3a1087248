import { readFile } from 'node:fs/promises';
import express, { Router } from 'express';

/** Hashed assets never change, whatever is said of all other answers; pages must be asked for anew. */
const FOR_A_YEAR = `public, max-age=${365 * 24 * 3600}, immutable`;
const MARK = 'name="build" content=""';

/**
 * The built pages. A page is told the build that this process serves, the one its heartbeats tell:
 * a screen knows which build it runs without having heard anything.
 *
 * A file of another build is a 404 in plain words, never the page: a script that is a page
 * breaks the screen that asked for it in a way nobody understands.
 */
export function pagesRoute(folder: string, build: string): Router {
  const route = Router();
  route.use(
    '/assets',
    express.static(`${folder}/assets`, {
      cacheControl: false,
      redirect: false,
      setHeaders: (response) => void response.setHeader('cache-control', FOR_A_YEAR),
    }),
    (_request, response) => {
      response.status(404).set('cache-control', 'no-store').type('text').send('no such asset\n');
    },
  );
  route.use(express.static(folder, { index: false, maxAge: 0, redirect: false }));
  route.get('/', (_request, response) => response.redirect('/wall'));
  route.get(['/wall', '/explore', '/ops', '/presenter'], async (_request, response) => {
    const page = await readFile(`${folder}/index.html`, 'utf8');
    response.set('cache-control', 'no-cache');
    response.type('html').send(page.replace(MARK, `name="build" content="${build}"`));
  });
  return route;
}
