import { describeIssueSending } from '../../contract/suites/issue-sending.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeIssueSending('dynalite', startDynalite);
