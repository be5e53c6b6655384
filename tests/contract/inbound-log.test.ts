import { startAmazonEngine } from '../engines/engine.ts';
import { describeInboundLog } from './suites/inbound-log.contract.ts';

describeInboundLog("Amazon's own engine", startAmazonEngine);
