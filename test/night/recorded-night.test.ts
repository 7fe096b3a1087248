import { beforeAll } from 'vitest';
import { testAsServed } from './as-served.ts';
import { nightToFold } from './folded-night.ts';
import { testKnownFacts } from './known-facts.ts';
import { testLayers } from './layers-of-the-night.ts';
import { testPlaces } from './places-of-the-night.ts';
import { testSituations } from './situations-of-the-night.ts';
import { testToldByOffice } from './told-by-the-office.ts';

const night = nightToFold();
testAsServed(night);
testKnownFacts(night);
testSituations(night);
testLayers(night);
testPlaces(night);
testToldByOffice(night);

// Nine hours are folded once for all that is looked at in them.
beforeAll(() => night.fold(), 240_000);
