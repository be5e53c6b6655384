import { describeDuePeople } from '../../contract/suites/due-people.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeDuePeople('dynalite', startDynalite);
