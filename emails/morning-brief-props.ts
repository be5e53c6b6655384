/** A letter to a person, written for the owner; it goes out when the owner says so, and not before. */
export interface BriefDraft {
  /** Paragraphs with an empty line between them, as the person would read them. */
  readonly text: string;
  /** `send` or `skip`, written here, decides about the draft. */
  readonly replyAddress: string;
}

/** Where a press does what needs no words. */
export interface BriefLinks {
  readonly done: string;
  readonly snoozeWeek: string;
  readonly snoozeMonth: string;
  readonly skip: string;
}

/** One person in a morning brief. All texts are ready to read; nothing is computed in the template. */
export interface BriefPerson {
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
  /** Takes the place of the suggestion. */
  readonly draft?: BriefDraft;
  /** Writing here logs on this person's timeline. */
  readonly replyAddress: string;
  /** Pages with one button each; opening them changes nothing. */
  readonly links?: BriefLinks;
}

export interface MorningBriefProps {
  readonly ownerGreetingName: string;
  /** `Monday, 24 August` */
  readonly dateLine: string;
  /** The first one is the one to reach out to today; the mail's Reply-To is theirs. */
  readonly people: readonly [BriefPerson, ...BriefPerson[]];
}

export interface NoticeProps {
  readonly ownerGreetingName: string;
  /** What happened, in one clear sentence. */
  readonly headline: string;
  /** What Kith did not do, and what the owner can do. One paragraph each. */
  readonly paragraphs: readonly string[];
  /** The words of the mail that the notice is about, if any. */
  readonly quotedText?: string;
  /** Why Kith writes this; absent: because it kept a mail and did nothing with it. */
  readonly smallPrint?: string;
}
