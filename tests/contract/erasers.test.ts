import { startAmazonEngine } from '../engines/engine.ts';
import { describeErasers } from './suites/erasers.contract.ts';

describeErasers("Amazon's own engine", startAmazonEngine);
