import type {
  BriefLinks,
  BriefPerson,
  BriefSection,
  MorningBriefProps,
} from '../../emails/morning-brief-props.ts';

export const buildLinks = (token: string): BriefLinks => ({
  choices: `https://kith.example/nudges/${token}/choices`,
  done: `https://kith.example/nudges/${token}/done`,
  snoozeWeek: `https://kith.example/nudges/${token}/snooze-week`,
  snoozeMonth: `https://kith.example/nudges/${token}/snooze-month`,
  skip: `https://kith.example/nudges/${token}/skip`,
  draft: `https://kith.example/nudges/${token}/draft`,
});

export const ruthInBrief: BriefPerson = {
  name: 'Ruth Adeyemi',
  greetingName: 'Ruth',
  roleLine: 'Design director at Fjordlight',
  whyNow: '47 days since you last spoke; you aim for 30.',
  known: [
    'Her son Leo is four and starts school in September.',
    'Her husband Femi restores wooden boats.',
    'Likes open-water swimming, Moroccan food and letterpress printing.',
    'She was your first mentor and taught you to price by the day.',
  ],
  lastExchange: 'Last time, on 8 July: “Lunch at Moro. She is thinking of leaving Fjordlight to teach.”',
  suggestion: 'Ask how Leo feels about starting school.',
  replyAddress: 'r+aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
};

export const danielInBrief: BriefPerson = {
  name: 'Daniel Okafor',
  greetingName: 'Daniel',
  roleLine: 'Founder of Harbour Coffee',
  whyNow: '63 days since you last spoke; you aim for 60.',
  known: ['His wife Amara has her birthday on 29 August.'],
  suggestion: 'His wife Amara has her birthday on Saturday.',
  replyAddress: 'r+danielfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
};

export const kenjiInBrief: BriefPerson = {
  name: 'Kenji Watanabe',
  greetingName: 'Kenji',
  whyNow: '46 days since you last spoke; you aim for 45.',
  known: [],
  replyAddress: 'r+kenjiyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
};

/** As they stand in a brief about several. */
export const numbered = (people: readonly BriefPerson[]): readonly BriefPerson[] =>
  people.map((person, index) => ({ ...person, number: index + 1 }));

/** What else there may be in a brief. */
export const sections: readonly BriefSection[] = [
  {
    title: 'The week ahead',
    items: [
      { text: 'Amara, Daniel’s wife, has a birthday on Saturday.' },
      { text: 'On Friday, what you promised (Kenji): the slides.' },
      { text: 'Coming up, too: Ida and Tom.' },
    ],
  },
  {
    title: 'What Kith wrote down',
    items: [
      { text: 'Tom rests until 7 September.', href: 'https://kith.example/undo/abc', linkLabel: 'Undo' },
    ],
  },
];

export function buildBriefProps(changes: Partial<MorningBriefProps> = {}): MorningBriefProps {
  return {
    ownerGreetingName: 'Nora',
    dateLine: 'Monday, 24 August',
    people: [ruthInBrief, danielInBrief, kenjiInBrief],
    ...changes,
  };
}
