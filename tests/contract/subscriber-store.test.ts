import { startAmazonEngine } from '../engines/engine.ts';
import { describeSubscriberStore } from './suites/subscriber-store.contract.ts';

describeSubscriberStore("Amazon's own engine", startAmazonEngine);
