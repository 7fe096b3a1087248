import connector from '../../server/feeds/cap.feed.ts';
import { expectCases } from '../support/expect-cases.ts';

expectCases(connector);
