import { isPrivate } from '../../circle/domain/tact.ts';

/** Longer ones are no hobbies. */
const MAX_CHARACTERS = 60;
const DOING = /(?<![\p{L}])\p{L}{3,}ing$/iu;
const NO_DOING =
  /(?<![p{L}])(?:spring|string|thing|clothing|lightning|pudding|viking|building|evening|morning|wedding|ceiling|earring|herring|darling|sibling|something|anything|everything|nothing)$/i;
/** Games, sports, and what one goes to hear or see. */
const DONE_BY_NAME =
  /(?<![p{L}])(?:tennis|badminton|squash|cricket|football|rugby|golf|hockey|basketball|volleyball|netball|baseball|softball|chess|yoga|pilates|karate|judo|athletics|gymnastics|parkruns?|marathons?|triathlons?|hikes|crosswords|sudoku|poker|bridge nights|board games|music|jazz|opera|theatre|ballet|concerts?|gigs|exhibitions|karaoke|pottery|photography|carpentry|woodwork)$/i;

/** Whether one says `Any … lately?` of it: of sailing, chess and choral music, but not of brick, bees or wine. In doubt, no. */
export const isAskable = (interest: string): boolean =>
  interest.length <= MAX_CHARACTERS &&
  !isPrivate(interest) &&
  (DONE_BY_NAME.test(interest) || (DOING.test(interest) && !NO_DOING.test(interest)));
