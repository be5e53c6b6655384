import { describeSuppressionList } from '../../contract/suites/suppression-list.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeSuppressionList('dynalite', startDynalite);
