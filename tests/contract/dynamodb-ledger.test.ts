import { startAmazonEngine } from '../engines/engine.ts';
import { describeLedger } from '../integration/delivery/ledger-contract.ts';

describeLedger("Amazon's own engine", startAmazonEngine);
