import { startAmazonEngine } from '../engines/engine.ts';
import { describeIssueStore } from './suites/issue-store.contract.ts';

describeIssueStore("Amazon's own engine", startAmazonEngine);
