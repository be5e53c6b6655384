import { startAmazonEngine } from '../engines/engine.ts';
import { describeContactStore } from './suites/contact-store.contract.ts';

describeContactStore("Amazon's engine", startAmazonEngine);
