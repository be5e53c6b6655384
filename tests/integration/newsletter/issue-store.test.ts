import { describeIssueStore } from '../../contract/suites/issue-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeIssueStore('dynalite', startDynalite);
