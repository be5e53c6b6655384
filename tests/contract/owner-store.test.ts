import { startAmazonEngine } from '../engines/engine.ts';
import { describeOwnerStore } from './suites/owner-store.contract.ts';

describeOwnerStore("Amazon's engine", startAmazonEngine);
