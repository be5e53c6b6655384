import { startAmazonEngine } from '../engines/engine.ts';
import { describeLogAddresses } from './suites/log-addresses.contract.ts';

describeLogAddresses("Amazon's own engine", startAmazonEngine);
