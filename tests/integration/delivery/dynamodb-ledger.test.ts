import { startDynalite } from '../../engines/engine.ts';
import { describeLedger } from './ledger-contract.ts';

describeLedger('dynalite', startDynalite);
