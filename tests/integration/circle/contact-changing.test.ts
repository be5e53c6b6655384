import { describeContactChanges } from '../../contract/suites/contact-changing.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeContactChanges('dynalite', startDynalite);
