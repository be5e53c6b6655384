import { startAmazonEngine } from '../engines/engine.ts';
import { describeAddOffers } from './suites/add-offers.contract.ts';

describeAddOffers("Amazon's own engine", startAmazonEngine);
