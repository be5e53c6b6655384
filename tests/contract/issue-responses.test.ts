import { startAmazonEngine } from '../engines/engine.ts';
import { describeIssueResponses } from './suites/issue-responses.contract.ts';

describeIssueResponses("Amazon's own engine", startAmazonEngine);
