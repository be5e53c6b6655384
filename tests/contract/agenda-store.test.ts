import { startAmazonEngine } from '../engines/engine.ts';
import { describeAgendaStore } from './suites/agenda-store.contract.ts';

describeAgendaStore("Amazon's own engine", startAmazonEngine);
