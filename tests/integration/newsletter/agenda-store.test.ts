import { describeAgendaStore } from '../../contract/suites/agenda-store.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeAgendaStore('dynalite', startDynalite);
