import { describeTimeline } from '../../contract/suites/timeline.contract.ts';
import { startDynalite } from '../../engines/engine.ts';

describeTimeline('dynalite', startDynalite);
