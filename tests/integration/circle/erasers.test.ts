import { describeErasers } from '../../contract/suites/erasers.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeErasers('dynalite', startDynalite);
