import { describeContactStore } from '../../contract/suites/contact-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeContactStore('dynalite', startDynalite);
