import { createInMemoryAudience } from '../../builders/in-memory-audience.ts';
import { describeSubscribers } from '../../contract/suites/subscriber-store.contract.ts';
import { describeSuppressions } from '../../contract/suites/suppression-list.contract.ts';

describeSubscribers('in memory', async () => createInMemoryAudience());
describeSuppressions('in memory', async () => createInMemoryAudience().suppressionList);
