import { beforeAll, expect, test } from 'vitest';
import type { ScreensAnswer } from '../../contract/screen.ts';
import { startCityProcess, type CityProcess } from '../support/city-process.ts';
import { startKiosk, type Kiosk } from '../support/kiosk.ts';
import { tellMs } from '../support/tell-ms.ts';

const SOON = { timeout: 120_000, interval: 200 };
/** A minute each, and tools of a wall: `npm run faults` has them. */
const longTest = process.env['FAULTS'] === 'long' ? test : test.skip;

let city: CityProcess;
let kiosk: Kiosk;

beforeAll(async () => {
  if (process.env['FAULTS'] !== 'long') return undefined;
  city = await startCityProcess();
  kiosk = startKiosk(`${city.url}/wall?screen=lobby`);
  return async () => {
    await kiosk[Symbol.asyncDispose]();
    await city[Symbol.asyncDispose]();
  };
});

/** The wall as the server knows it; undefined while it is not heard. */
async function entry() {
  const { screens } = (await (await fetch(`${city.url}/api/v1/screens`)).json()) as ScreensAnswer;
  return screens.find(({ report, isSilent }) => report.name === 'lobby' && !isSilent);
}

const lobby = async () => (await entry())?.report;

/** Its second report: there is a map by then, which can be lost. */
async function hasReportedAgain(): Promise<boolean> {
  const wall = await entry();
  return wall !== undefined && Date.parse(wall.heardAt) - Date.parse(wall.report.openedAt) > 55_000;
}

/** When its page was opened, s; told anew with each report by a clock that differs by some ms. */
const openedSec = async (): Promise<number> =>
  Math.round(Date.parse((await lobby())?.openedAt ?? '') / 1000);
/** It takes longer than this to start a browser. */
const SAME_SEC = 2;

longTest('the process of the page is killed: the kiosk shows the wall again', async () => {
  await expect.poll(openedSec, SOON).toBeGreaterThan(0);
  const before = await openedSec();
  const killedMs = performance.now();
  kiosk.kill('renderer');
  await expect.poll(openedSec, SOON).toBeGreaterThan(before + SAME_SEC);
  tellMs('process of the page killed, page open again after', [performance.now() - killedMs]);
  expect(kiosk.said()).toContain('wall: the page has ended');
});

longTest('the browser is killed: the kiosk shows the wall again', async () => {
  const before = await openedSec();
  const killedMs = performance.now();
  kiosk.kill('browser');
  await expect.poll(openedSec, SOON).toBeGreaterThan(before + SAME_SEC);
  tellMs('browser killed, page open again after', [performance.now() - killedMs]);
  expect(kiosk.said()).toContain('wall: the browser has ended');
});

longTest('the graphics process is killed: the same page goes on, and tells of it', async () => {
  await expect.poll(hasReportedAgain, SOON).toBe(true);
  const before = await openedSec();
  const said = kiosk.said();
  kiosk.kill('gpu-process');
  await expect.poll(async () => (await lobby())?.contextLosses ?? 0, SOON).toBeGreaterThan(0);
  expect(Math.abs((await openedSec()) - before)).toBeLessThanOrEqual(SAME_SEC);
  expect(kiosk.said()).toBe(said);
});
