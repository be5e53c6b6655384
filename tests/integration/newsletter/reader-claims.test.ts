import { describeReaderClaims } from '../../contract/suites/reader-claims.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeReaderClaims('dynalite', startDynalite);
