import { describeLogAddresses } from '../../contract/suites/log-addresses.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeLogAddresses('dynalite', startDynalite);
