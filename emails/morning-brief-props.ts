/** A letter to a person, written for the owner; unless it says otherwise, it goes out when the owner says so, and not before. */
export interface BriefDraft {
  /** Paragraphs with an empty line between them, as the person would read them. */
  readonly text: string;
  /** `send` or `skip`, written here, decides about the draft. */
  readonly replyAddress: string;
  /** The owner sends it from their own mail program, and a copy to the log address tells Kith. */
  readonly own?: { readonly to: string; readonly subject: string; readonly logAddress: string };
  /** It goes out by itself, `tomorrow, not before 07:30`, unless a press on that page stops it. */
  readonly goesOut?: { readonly when: string; readonly stopUrl: string };
}

/** Where a press does what needs no words. */
export interface BriefLinks {
  /** Leads to all of the others. */
  readonly choices: string;
  readonly done: string;
  readonly snoozeWeek: string;
  readonly snoozeMonth: string;
  readonly skip: string;
  /** Absent where there is no praise to post. */
  readonly shared?: string;
  /** Absent where a letter to them would not be welcome, or lies here already. */
  readonly draft?: string;
}

/** Something concrete towards what the owner means to do for somebody: ways to help, words of praise. */
export interface BriefAid {
  /** `How you could help` */
  readonly label: string;
  /** A sentence each, or the words to post. */
  readonly lines: readonly string[];
  /** Pages of others that open with the words in them; opening one posts nothing. */
  readonly links?: readonly { readonly label: string; readonly href: string }[];
  /** What ends it: `Once it is out, answer “shout-out done”.` */
  readonly afterwards?: string;
}

/** One person in a morning brief. All texts are ready to read; nothing is computed in the template. */
export interface BriefPerson {
  /** Their place where there are several, from 1 on; an answer names them by it. */
  readonly number?: number;
  readonly name: string;
  /** What one calls the person: `Ruth` for `Ruth Adeyemi`. */
  readonly greetingName: string;
  /** `Head of design at Fjord` */
  readonly roleLine?: string;
  /** One sentence: `47 days since you last spoke; you aim for 30.` */
  readonly whyNow: string;
  /** What is known, one fact a line: loved ones, interests, notes, dates coming up. */
  readonly known: readonly string[];
  /** `Last time, on 8 July: "Lunch at Moro; she is thinking of leaving Fjord."` */
  readonly lastExchange?: string;
  /** One thing to do: `Ask how Leo's first day at school went.` Absent when nothing particular is known. */
  readonly suggestion?: string;
  /** A first line that the owner could write: `It was good to see you in July. Have you found time for sailing lately?` */
  readonly opening?: string;
  /** `Call Ruth: +44 20 7946 0001` */
  readonly reach?: string;
  /** Below the suggestion, in the order of the reasons. */
  readonly aids?: readonly BriefAid[];
  /** Takes the place of the suggestion and of what goes with it. */
  readonly draft?: BriefDraft;
  /** Writing here logs on this person's timeline. */
  readonly replyAddress: string;
  /** Pages with one button each; opening them changes nothing. */
  readonly links?: BriefLinks;
}

/** What somebody else than the people due has to say in a brief. */
export interface BriefSection {
  readonly title: string;
  readonly items: readonly BriefItem[];
}

export interface BriefItem {
  /** One sentence, or two. */
  readonly text: string;
  /** What belongs to it, a line each, below and smaller. */
  readonly lines?: readonly string[];
  /** To choose from, a numbered list below those lines. */
  readonly choices?: readonly string[];
  /** What holds for whichever is chosen, a line each. */
  readonly afterwards?: readonly string[];
  /** A page about it. */
  readonly href?: string;
  /** What the link says: `Undo`. */
  readonly linkLabel?: string;
}

export interface MorningBriefProps {
  readonly ownerGreetingName: string;
  /** `Monday, 24 August` */
  readonly dateLine: string;
  /**
   * The first one is the one to reach out to today; the mail's Reply-To is theirs. Without anybody, there is a section that is
   * worth a mail.
   */
  readonly people: readonly BriefPerson[];
  readonly sections?: readonly BriefSection[];
  /** The one mail beside the morning's: somebody has a need that cannot wait until tomorrow. */
  readonly isUrgent?: boolean;
  /** The brief comes once a week, since nobody answered the last ones. */
  readonly isWeekly?: boolean;
}

export interface NoticeProps {
  readonly ownerGreetingName: string;
  /** What happened, in one clear sentence. */
  readonly headline: string;
  /** What Kith did not do, and what the owner can do. One paragraph each. */
  readonly paragraphs: readonly string[];
  /** A letter of the owner's as it would go out, whole, below the paragraphs. */
  readonly letter?: string;
  /** What is to be decided about, numbered, below the paragraphs. */
  readonly list?: readonly string[];
  /** A page with one button; opening it changes nothing. */
  readonly button?: { readonly label: string; readonly href: string };
  /** Paragraphs below the list and the button. */
  readonly closing?: readonly string[];
  /** The words of the mail that the notice is about, if any. */
  readonly quotedText?: string;
  /** Why Kith writes this; absent: because it kept a mail and did nothing with it. */
  readonly smallPrint?: string;
}
