import { startAmazonEngine } from '../engines/engine.ts';
import { describeIssueSending } from './suites/issue-sending.contract.ts';

describeIssueSending("Amazon's own engine", startAmazonEngine);
