import { describeCardLinks } from '../../contract/suites/card-links.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeCardLinks('dynalite', startDynalite);
