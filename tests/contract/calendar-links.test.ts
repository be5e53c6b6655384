import { startAmazonEngine } from '../engines/engine.ts';
import { describeCalendarLinks } from './suites/calendar-links.contract.ts';

describeCalendarLinks("Amazon's own engine", startAmazonEngine);
