/** Asks an owner whom of the people just brought in they would hate to lose. */
export interface InnerCircleQuestionProps {
  readonly ownerGreetingName: string;
  /** Names written here become the inner circle. */
  readonly replyAddress: string;
  /** How often Kith will think of each of them: `about once a month`. */
  readonly howOften: string;
}
