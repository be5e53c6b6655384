import type { Command } from './command.ts';
import type { Flag } from './command-line.ts';
import { addCommand } from './commands/add.ts';
import { calendarLinkCommand, calendarOffCommand } from './commands/calendar.ts';
import { cardCommand } from './commands/card.ts';
import { cardsCommand } from './commands/cards.ts';
import { dueCommand } from './commands/due.ts';
import { duplicatesCommand } from './commands/duplicates.ts';
import { eraseCommand } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { giftCommand, giftsCommand } from './commands/gift.ts';
import { givingCommand, praiseCommand } from './commands/giving.ts';
import { ideasCommand } from './commands/ideas.ts';
import { importCommand } from './commands/import.ts';
import { issueListCommand, issueShowCommand } from './commands/issue.ts';
import { issueCancelCommand, issuePauseCommand, issueResumeCommand } from './commands/issue-course.ts';
import { logCommand } from './commands/log.ts';
import { lovedOneCommand } from './commands/loved-one.ts';
import { mailCommand, mailReleaseCommand, mailShowCommand, redriveCommand } from './commands/mail.ts';
import { mergeCommand } from './commands/merge.ts';
import { noteEditCommand } from './commands/note-edit.ts';
import { occasionsCommand } from './commands/occasions.ts';
import { ownerAddCommand } from './commands/owner-add.ts';
import { ownerLogAddressCommand } from './commands/owner-log-address.ts';
import { ownerSetCommand } from './commands/owner-set.ts';
import { ownerShowCommand } from './commands/owner-show.ts';
import { peopleCommand } from './commands/people.ts';
import { pauseCommand, setCommand } from './commands/set.ts';
import { showCommand } from './commands/show.ts';
import { subscribersCommand, subscribersShowCommand } from './commands/subscribers.ts';
import { subscribersEraseCommand } from './commands/subscribers-erase.ts';
import { subscribersExportCommand } from './commands/subscribers-export.ts';
import { subscribersImportCommand } from './commands/subscribers-import.ts';
import { suppressionCommand, suppressionMirrorCommand } from './commands/suppression.ts';
import { timelineCommand } from './commands/timeline.ts';
import { unmergeCommand } from './commands/unmerge.ts';
import { SEGMENT_FLAGS } from './subscribers/read-segment.ts';

export interface KnownCommand {
  readonly name: string;
  readonly run: Command;
  /** Beside those that every command takes. */
  readonly flags: readonly Flag[];
  /** What is known of a person is told by `word=value`, not by a flag. */
  readonly takesFacts?: boolean;
}

export const COMMANDS: readonly KnownCommand[] = [
  { name: 'import', run: importCommand, flags: ['map', 'yes'] },
  { name: 'export', run: exportCommand, flags: ['format', 'yes'] },
  { name: 'erase', run: eraseCommand, flags: ['everyone', 'confirm', 'proof', 'yes'] },
  { name: 'calendar link', run: calendarLinkCommand, flags: ['yes'] },
  { name: 'calendar off', run: calendarOffCommand, flags: [] },
  { name: 'people', run: peopleCommand, flags: ['tier', 'tag', 'hidden', 'limit'] },
  { name: 'show', run: showCommand, flags: [] },
  { name: 'add', run: addCommand, flags: [], takesFacts: true },
  { name: 'set', run: setCommand, flags: [], takesFacts: true },
  { name: 'loved-one', run: lovedOneCommand, flags: ['is'] },
  { name: 'pause', run: pauseCommand, flags: [] },
  { name: 'log', run: logCommand, flags: ['on'] },
  { name: 'note edit', run: noteEditCommand, flags: [] },
  { name: 'timeline', run: timelineCommand, flags: ['limit', 'older', 'newer', 'history'] },
  { name: 'duplicates', run: duplicatesCommand, flags: [] },
  { name: 'merge', run: mergeCommand, flags: ['yes'] },
  { name: 'unmerge', run: unmergeCommand, flags: ['yes'] },
  { name: 'card', run: cardCommand, flags: [] },
  { name: 'cards', run: cardsCommand, flags: ['tag', 'csv', 'yes'] },
  { name: 'due', run: dueCommand, flags: [] },
  { name: 'ideas', run: ideasCommand, flags: ['for', 'occasion', 'on', 'budget', 'limit'] },
  {
    name: 'gift',
    run: giftCommand,
    flags: ['idea', 'chosen', 'ordered', 'sent', 'for', 'amount', 'occasion', 'link', 'on'],
  },
  { name: 'gifts', run: giftsCommand, flags: ['photo', 'of'] },
  { name: 'giving', run: givingCommand, flags: ['year'] },
  { name: 'praise', run: praiseCommand, flags: ['year'] },
  { name: 'mail show', run: mailShowCommand, flags: ['raw', 'yes'] },
  { name: 'mail release', run: mailReleaseCommand, flags: ['yes'] },
  { name: 'mail', run: mailCommand, flags: ['fate', 'limit', 'older'] },
  { name: 'redrive', run: redriveCommand, flags: ['yes'] },
  { name: 'occasions', run: occasionsCommand, flags: ['days'] },
  { name: 'owner add', run: ownerAddCommand, flags: ['name', 'address', 'time-zone', 'sending-hour'] },
  { name: 'subscribers import', run: subscribersImportCommand, flags: ['source'] },
  { name: 'subscribers export', run: subscribersExportCommand, flags: [...SEGMENT_FLAGS, 'yes'] },
  { name: 'subscribers erase', run: subscribersEraseCommand, flags: ['yes'] },
  { name: 'subscribers show', run: subscribersShowCommand, flags: [] },
  { name: 'subscribers', run: subscribersCommand, flags: [...SEGMENT_FLAGS, 'limit'] },
  { name: 'issue list', run: issueListCommand, flags: [] },
  { name: 'issue show', run: issueShowCommand, flags: ['watch'] },
  { name: 'issue pause', run: issuePauseCommand, flags: [] },
  { name: 'issue resume', run: issueResumeCommand, flags: [] },
  { name: 'issue cancel', run: issueCancelCommand, flags: ['yes'] },
  { name: 'suppression mirror', run: suppressionMirrorCommand, flags: [] },
  { name: 'suppression', run: suppressionCommand, flags: ['lift', 'yes'] },
  { name: 'owner show', run: ownerShowCommand, flags: [] },
  { name: 'owner log-address', run: ownerLogAddressCommand, flags: ['renew'] },
  {
    name: 'owner set',
    run: ownerSetCommand,
    flags: [
      ...(['time-zone', 'sending-hour', 'brief-days', 'brief-people', 'week-ahead', 'tier'] as const),
      ...(['quiet-weekdays', 'quiet', 'lead-days', 'leap-day', 'mastodon'] as const),
      ...(['gifts', 'gifts-at-home', 'currency', 'letters', 'letters-a-day'] as const),
    ],
  },
];
