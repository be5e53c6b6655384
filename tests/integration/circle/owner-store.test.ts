import { describeOwnerStore } from '../../contract/suites/owner-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeOwnerStore('dynalite', startDynalite);
