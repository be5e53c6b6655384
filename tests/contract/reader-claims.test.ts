import { startAmazonEngine } from '../engines/engine.ts';
import { describeReaderClaims } from './suites/reader-claims.contract.ts';

describeReaderClaims("Amazon's own engine", startAmazonEngine);
