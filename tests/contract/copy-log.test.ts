import { startAmazonEngine } from '../engines/engine.ts';
import { describeCopyLog } from './suites/copy-log.contract.ts';

describeCopyLog("Amazon's own engine", startAmazonEngine);
