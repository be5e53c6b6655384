import { describeAddOffers } from '../../contract/suites/add-offers.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeAddOffers('dynalite', startDynalite);
