import { describeDraftStore } from '../../contract/suites/draft-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeDraftStore('dynalite', startDynalite);
