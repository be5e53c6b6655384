import { describePressLog } from '../../contract/suites/press-log.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describePressLog('dynalite', startDynalite);
