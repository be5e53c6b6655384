import { startAmazonEngine } from '../engines/engine.ts';
import { describeCardLinks } from './suites/card-links.contract.ts';

describeCardLinks("Amazon's own engine", startAmazonEngine);
