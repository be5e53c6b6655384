import { describeCopyLog } from '../../contract/suites/copy-log.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeCopyLog('dynalite', startDynalite);
