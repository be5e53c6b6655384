import { startAmazonEngine } from '../engines/engine.ts';
import { describeSuppressionList } from './suites/suppression-list.contract.ts';

describeSuppressionList("Amazon's own engine", startAmazonEngine);
