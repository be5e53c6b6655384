import { describeMailboxDirectory } from '../../contract/suites/mailbox-directory.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeMailboxDirectory('dynalite', startDynalite);
