import { startAmazonEngine } from '../engines/engine.ts';
import { describeDuePeople } from './suites/due-people.contract.ts';

describeDuePeople("Amazon's engine", startAmazonEngine);
