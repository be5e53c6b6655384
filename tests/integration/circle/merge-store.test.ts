import { describeMergeStore } from '../../contract/suites/merge-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeMergeStore('dynalite', startDynalite);
