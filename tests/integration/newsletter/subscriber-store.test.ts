import { describeSubscriberStore } from '../../contract/suites/subscriber-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeSubscriberStore('dynalite', startDynalite);
