import { readFileSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const BANNED = /^(manager|helper|util|utility|utilitie|common|service|handler|misc)s?$/;
const EXPORTED = /^export (?:async )?(?:abstract )?(?:const|function|class|interface|type) (\w+)/gm;

const files = sourceFiles();

function words(name: string): string[] {
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
}

test('files and folders are named for what they are', () => {
  expect(files.length).toBeGreaterThan(30);
  const vague = files.filter((path) => words(path).some((word) => BANNED.test(word)));
  expect(vague).toEqual([]);
});

test('files are kebab-case, with a suffix only for what is found by it', () => {
  const known =
    /^[a-z0-9]+(-[a-z0-9]+)*(\.(feed|layer|scene|((e2e|property)\.)?test|module|d))?\.(ts|tsx|css)$/;
  expect(files.filter((path) => !known.test(basename(path)))).toEqual([]);
});

test('exported names say what a thing is', () => {
  const vague = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(EXPORTED)]
      .map((match) => match[1] ?? '')
      .filter((name) => words(name).some((word) => BANNED.test(word)))
      .map((name) => `${path}: ${name}`),
  );
  expect(vague).toEqual([]);
});

test('no barrel files', () => {
  expect(files.filter((path) => path.split(sep).at(-1) === 'index.ts')).toEqual([]);
});
