import { startAmazonEngine } from '../engines/engine.ts';
import { describeAnswerRecords } from './suites/answer-records.contract.ts';

describeAnswerRecords("Amazon's own engine", startAmazonEngine);
