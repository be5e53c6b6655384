import { describeInboundLog } from '../../contract/suites/inbound-log.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeInboundLog('dynalite', startDynalite);
