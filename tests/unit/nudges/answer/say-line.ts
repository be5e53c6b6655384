import { Temporal } from 'temporal-polyfill';
import type { PersonChange } from '../../../../functions/circle/domain/changes/person-change.ts';
import type {
  AnswerContext,
  AnswerLine,
  AnswerReading,
  AnswerTarget,
} from '../../../../functions/nudges/answer/domain/answer-line.ts';

/** A Tuesday morning in London. */
export const NOW = Temporal.ZonedDateTime.from('2026-11-24T08:00[Europe/London]');

const OWNER = { now: NOW, ownerName: 'Tess Lindgren' };

/** A mail about Ruth alone, with a letter to her. */
export const ABOUT_RUTH: AnswerContext = {
  ...OWNER,
  people: [{ name: 'Ruth Adler', lovedOnes: ['Mia'], hasDraft: true }],
  addressedIndex: 0,
  otherNames: ['Zoe Kay'],
};

/** A brief about four, answered at the first one's address; a letter to Ruth waits. */
export const ABOUT_FOUR: AnswerContext = {
  ...OWNER,
  people: [
    { name: 'Ruth Adler', lovedOnes: ['Mia'], hasDraft: true },
    { name: 'Cameron Doyle', nickname: 'Cam', lovedOnes: ['Leo'], hasDraft: false },
    { name: 'Anna Berg', lovedOnes: [], hasDraft: false },
    { name: 'Anna Smith', lovedOnes: [], hasDraft: false },
  ],
  addressedIndex: 0,
  otherNames: ['Zoe Kay', 'Bob Hill'],
};

/** A line of a table: what an owner writes, and what it is read as; `⏎` stands for a new line. */
export type Phrase = readonly [written: string, read: string];

/** `2: touch call 2026-11-23`; whom it is about is said where it is not the one whom the mail was addressed to. */
export const sayLine = ({ target, reading }: AnswerLine): string =>
  `${sayTarget(target)}${sayReading(reading)}`;

function sayTarget(target: AnswerTarget): string {
  switch (target.kind) {
    case 'person':
      return target.explicit || target.index > 0 ? `${target.index + 1}${target.explicit ? '' : '~'}: ` : '';
    case 'ambiguous':
      return `${target.candidates.map((index) => index + 1).join(' or ')}?: `;
    case 'unknown-name':
      return `who is ${target.name}?: `;
    case 'none':
      return 'nobody: ';
  }
}

function sayReading(reading: AnswerReading): string {
  switch (reading.kind) {
    case 'touch':
      return `${reading.how} ${reading.on.toString()}${reading.isTheirs ? ', theirs' : ''}${sayProposals(reading)}`;
    case 'note':
      return `note${reading.beyondLimit ? ' beyond the limit' : ''}${sayProposals(reading)}`;
    case 'snooze':
      return [
        'snooze',
        reading.until.toString(),
        ...(reading.because === undefined ? [] : [`(${reading.because})`]),
      ].join(' ');
    case 'change':
      return sayChange(reading.change);
    case 'arrived':
      return `arrived | ${reading.text}`;
    case 'gift-under-way':
      return ['gift', reading.stage, reading.amount?.value, reading.amount?.currency, `| ${reading.text}`]
        .filter(Boolean)
        .join(' ');
    case 'gift-sent':
      return [
        'gift-sent',
        reading.on.toString(),
        reading.amount?.value,
        reading.amount?.currency,
        `| ${reading.text}`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'need':
    case 'promise':
      return [reading.kind, reading.by?.toString(), `| ${reading.text}`].filter(Boolean).join(' ');
    case 'remind':
      return `remind ${reading.on.toString()} | ${reading.text}`;
    case 'gift-idea':
    case 'shout-out':
      return `${reading.kind} | ${reading.text}`;
    case 'shout-out-over':
      return `${reading.kind} ${reading.how}`;
    case 'add':
      return ['add', reading.name, ...(reading.address === undefined ? [] : [`<${reading.address}>`])].join(
        ' ',
      );
    case 'yes':
      return ['yes', ...(reading.only ?? [])].join(' ');
    case 'send':
      return reading.besides === undefined ? 'send' : 'send, with words besides';
    default:
      return reading.kind;
  }
}

const sayProposals = ({ proposals }: Extract<AnswerReading, { kind: 'touch' | 'note' }>): string =>
  proposals.map(({ say }) => ` [${say}]`).join('');

function sayChange(change: PersonChange): string {
  const { kind, ...told } = change;
  const bare = JSON.stringify(told)
    .replace(/"(?:add|change|words|remove|how|repeats)":|"keep",?|,?"yearly"|\[\]|[{}"]/g, '')
    .replace(/,+/g, ',')
    .replace(/^,|,$/g, '');
  return `${kind} ${bare}`.trim();
}
