import { startAmazonEngine } from '../engines/engine.ts';
import { describeMailboxDirectory } from './suites/mailbox-directory.contract.ts';

describeMailboxDirectory("Amazon's engine", startAmazonEngine);
