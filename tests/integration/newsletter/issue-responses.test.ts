import { describeIssueResponses } from '../../contract/suites/issue-responses.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeIssueResponses('dynalite', startDynalite);
