import { describeCalendarLinks } from '../../contract/suites/calendar-links.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeCalendarLinks('dynalite', startDynalite);
