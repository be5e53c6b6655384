import { startAmazonEngine } from '../engines/engine.ts';
import { describeDraftStore } from './suites/draft-store.contract.ts';

describeDraftStore("Amazon's engine", startAmazonEngine);
