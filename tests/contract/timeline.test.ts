import { startAmazonEngine } from '../engines/engine.ts';
import { describeTimeline } from './suites/timeline.contract.ts';

describeTimeline("Amazon's engine", startAmazonEngine);
