import { Temporal } from 'temporal-polyfill';
import { ChangeSignal } from '../change-signal.ts';
import { Activity } from '../clock/activity.ts';
import { LocalClock } from '../clock/local-clock.ts';
import { SharedOffset } from '../clock/shared-offset.ts';
import { type DataFolder, openDataFolder } from '../data/data-folder.ts';
import { clockStateSchema, keepState } from '../data/kept-state.ts';
import { SwitchableAnswer } from '../http/front-door.ts';
import { listen } from '../http/http-server.ts';
import { type LateReceiver, listenForMail, openLater } from '../inbound/smtp-listener.ts';
import type { LocalSystemOptions } from '../local-system.ts';
import { AccountSuppressions } from '../ses/account-suppressions.ts';
import { FaultBook } from '../ses/faults.ts';
import { MailArchive } from '../ses/mail-archive.ts';
import type { Shutdown } from './shutdown.ts';

/** What every part stands on: the folder, the ports and the clock. */
export interface Ground {
  readonly folder: DataFolder;
  readonly httpPort: number;
  readonly web: SwitchableAnswer;
  readonly smtpPort: number;
  readonly mailSlot: LateReceiver;
  readonly clock: LocalClock;
  /** When the folder was new, and its secrets were made. */
  readonly madeAt: Temporal.Instant;
  /** Schedules up to this moment have run. */
  readonly ranUntil: Temporal.Instant;
  readonly rememberClock: (ranUntil: Temporal.Instant) => void;
  readonly activity: Activity;
  readonly changes: ChangeSignal;
  readonly faults: FaultBook;
  readonly suppressions: AccountSuppressions;
  readonly archive: MailArchive;
}

/** Takes the folder and both ports first: what is in the way is said at once, not after the work. */
export async function prepareGround(options: LocalSystemOptions, shutdown: Shutdown): Promise<Ground> {
  const folder = openDataFolder(options.dataDir, { fresh: options.fresh ?? false });
  shutdown.add(() => folder.release());
  const activity = new Activity();
  const web = new SwitchableAnswer();
  const http = await listen(web.listener, options.port ?? 0);
  shutdown.add(() => http.close());
  const mailSlot = openLater();
  const smtp = await listenForMail(mailSlot, options.smtpPort ?? 0, (work) => activity.track(work));
  shutdown.add(() => smtp.close());
  return {
    folder,
    httpPort: http.port,
    web,
    smtpPort: smtp.port,
    mailSlot,
    ...setClock(folder, options.startAt),
    activity,
    changes: new ChangeSignal(),
    faults: new FaultBook(),
    suppressions: new AccountSuppressions(folder.resolve('ses-suppressions.json')),
    archive: new MailArchive(folder.resolve('mail')),
  };
}

function setClock(
  folder: DataFolder,
  startAt: Temporal.Instant,
): Pick<Ground, 'clock' | 'madeAt' | 'ranUntil' | 'rememberClock'> {
  const kept = keepState(folder.resolve('clock.json'), clockStateSchema);
  const clock = new LocalClock(new SharedOffset());
  const state = kept.read();
  clock.offset.milliseconds = state?.offsetMilliseconds ?? startAt.epochMilliseconds - Date.now();
  const ranUntil = state === undefined ? clock.now() : Temporal.Instant.from(state.ranUntil);
  const madeAt = state?.madeAt === undefined ? ranUntil : Temporal.Instant.from(state.madeAt);
  return {
    clock,
    madeAt,
    ranUntil,
    rememberClock: (moment) => {
      kept.write({
        offsetMilliseconds: clock.offset.milliseconds,
        ranUntil: toText(moment),
        madeAt: toText(madeAt),
      });
    },
  };
}

const toText = (moment: Temporal.Instant): string => moment.toString({ smallestUnit: 'millisecond' });
