import { startAmazonEngine } from '../engines/engine.ts';
import { describePressLog } from './suites/press-log.contract.ts';

describePressLog("Amazon's own engine", startAmazonEngine);
