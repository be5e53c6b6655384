import { asWord } from './plain-line.ts';

const COURTESY =
  /^(?:(?:hi|hello|hey|dear|good morning|morning)(?: (?:kith|there|again))?|kith|(?:many |kind |warm |best |with |all |thanks and |thanks, )*(?:thanks?(?: you)?|thank you|thx|ta|cheers|regards|wishes|best|love|yours)(?: (?:kith|again|so much|a lot|very much|a million|regards|wishes|all|for (?:this|the reminder|reminding me|the nudge)))*|sent from my .{2,40}|get outlook for .{2,20}|[-–—_]+)$/;

/** `Thanks!`, `Hi Kith,`, `Best, Ann`, and the owner's own name below it: what opens and closes a letter and tells nothing. */
export function isCourtesy(line: string, ownerName: string | undefined): boolean {
  if (line.length > 100) return false;
  const said = line.toLowerCase().replace(/[\s.!,;]+$/, '');
  const names = namesOf(ownerName);
  const name = names.find((each) => said === each || said.endsWith(` ${each}`));
  const left = (name === undefined ? said : said.slice(0, -name.length)).replace(/[\s,.!–—-]+$/, '');
  return (name !== undefined && left === '') || COURTESY.test(left) || COURTESY.test(asWord(line));
}

function namesOf(ownerName: string | undefined): readonly string[] {
  const whole = ownerName?.trim().toLowerCase() ?? '';
  return whole === '' ? [] : [whole, ...whole.split(/\s+/).slice(0, 1)];
}
