import { startAmazonEngine } from '../engines/engine.ts';
import { describeMergeStore } from './suites/merge-store.contract.ts';

describeMergeStore("Amazon's engine", startAmazonEngine);
