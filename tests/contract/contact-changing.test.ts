import { startAmazonEngine } from '../engines/engine.ts';
import { describeContactChanges } from './suites/contact-changing.contract.ts';

describeContactChanges("Amazon's engine", startAmazonEngine);
