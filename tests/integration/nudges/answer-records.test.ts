import { describeAnswerRecords } from '../../contract/suites/answer-records.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeAnswerRecords('dynalite', startDynalite);
